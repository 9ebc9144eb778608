import { findFaults } from '../fixtures/find-faults';
import { expect, test } from '../fixtures/product-test';

test('A schedule is made, stood in for and put into a policy, by keyboard-sized steps, and its gaps are told', async ({
  page,
  project,
}) => {
  await page.goto(`/p/${project.slug}/on-call`);
  await expect(page.getByText('There is no schedule yet')).toBeVisible();
  await page.getByRole('button', { name: 'Add schedule' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a schedule' });
  await dialog.getByLabel('Name', { exact: true }).fill('Payments');
  await dialog.getByLabel('Time zone').fill('Mars/Olympus');
  await dialog.getByLabel('Add to Turns').selectOption({ index: 1 });
  await dialog.getByLabel('First turn begins on').fill('2026-01-05');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('must be a time zone such as Europe/Berlin')).toBeVisible();
  await dialog.getByLabel('Time zone').fill('Europe/Berlin');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  const section = page.getByRole('region', { name: 'Payments' });
  await expect(page.getByText(/On call now: .* for Payments/)).toBeVisible();
  await expect(section.getByText('Europe/Berlin')).toBeVisible();

  await section.getByRole('button', { name: 'Edit Payments' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit Payments' });
  const preview = edit.getByRole('region', { name: 'As it would be' });
  await expect(preview.getByText(/nobody on call/)).toBeHidden();
  await edit.getByLabel('Only at certain hours of the day').press('Space');
  await expect(preview.getByText(/stretches of the next weeks have nobody on call/)).toBeVisible();
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(section.getByText(/stretches of the next weeks have nobody on call/)).toBeVisible();

  await section.getByRole('button', { name: 'Stand in for Payments' }).click();
  const standIn = page.getByRole('dialog', { name: 'Stand in for Payments' });
  await standIn.getByRole('button', { name: 'Save' }).click();
  const overrides = section.getByRole('list', { name: 'Standing in for Payments' });
  await expect(overrides.getByText('entered by')).toBeVisible();

  await page.getByRole('button', { name: 'Add policy' }).click();
  const policy = page.getByRole('dialog', { name: 'Add an escalation policy' });
  await policy.getByLabel('Name', { exact: true }).fill('Serious');
  await policy.getByLabel('Add to step 1').selectOption('On call: Payments');
  await policy.getByRole('button', { name: 'Add a step' }).click();
  await policy.getByLabel('Add to step 2').selectOption({ index: 2 });
  await policy.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('At once: Payments')).toBeVisible();
  await expect(page.getByText(/^After 10 min without an acknowledgement/)).toBeVisible();
  await page.getByText(/^The same as a list/).click();
  await expect(page.getByRole('list', { name: 'Shifts of Payments' })).toBeVisible();

  expect(await findFaults(page)).toEqual([]);

  const calendar = await page.request.get(
    (await section.getByRole('link', { name: 'Calendar file of Payments' }).getAttribute('href')) ??
      '',
  );
  expect(await calendar.text()).toContain('BEGIN:VEVENT');

  await overrides.getByRole('button', { name: /^Remove / }).click();
  await expect(overrides).toBeHidden();
  await section.getByRole('button', { name: 'Remove Payments' }).click();
  await page.getByRole('button', { name: 'Remove schedule' }).click();
  await expect(page.getByText('The escalation policy Serious still goes by it.')).toBeVisible();
});

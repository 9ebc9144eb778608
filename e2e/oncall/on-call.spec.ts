import { findFaults } from '../fixtures/find-faults';
import { overflow } from '../fixtures/overflow';
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
  await edit.getByLabel('Only at certain hours of the day').click();
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

test('On a narrow screen nothing of it is wider than the screen', async ({
  page,
  request,
  project,
}) => {
  const headers = { authorization: `Bearer ${project.apiKey}` };
  const members = await request.get(`/api/ui/access/members?project=${project.slug}`);
  const [{ userId }] = (await members.json()).members;
  const made = await request.post('/api/v1/schedules', {
    headers,
    data: {
      name: 'Payments',
      timeZone: 'America/New_York',
      layers: [{ name: 'Primary', people: [userId], rotation: 'daily', startsOn: '2026-01-05' }],
    },
  });
  expect(made.status()).toBe(201);
  const { id } = await made.json();
  const policy = await request.post('/api/v1/escalation-policies', {
    headers,
    data: { name: 'Serious', steps: [{ afterMinutes: 0, targets: [{ kind: 'schedule', id }] }] },
  });
  expect(policy.status()).toBe(201);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/p/${project.slug}/on-call`);
  await expect(page.getByRole('heading', { name: 'Payments' })).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByText(/^The same as a list/).click();
  await expect(page.getByRole('list', { name: 'Shifts of Payments' })).toBeVisible();
});

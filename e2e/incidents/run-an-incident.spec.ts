import { expect, minutesAgo, test } from '../fixtures/signal-test';

test('An incident is declared in one step, fills its own timeline, finds its cause and is resolved', async ({
  page,
  tell,
  open,
  faults,
  overflow,
}) => {
  await tell('deployments', {
    id: 'd7',
    service: 'payments',
    environment: 'production',
    sha: 'abcdef1',
    version: '7.0',
    status: 'succeeded',
    finishedAt: minutesAgo(9),
  });
  await tell('breakers/transitions', {
    breaker: 'payments-api',
    service: 'payments',
    from: 'closed',
    to: 'open',
    at: minutesAgo(5),
  });
  await open('incidents');
  await expect(page.getByText('No incident has been declared')).toBeVisible();
  await open('incidents?declare=1');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is wrong').fill('Payments fail');
  await dialog.getByLabel('Services').fill('payments');
  await dialog.getByRole('button', { name: 'Declare', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('INC-1 Payments fail');
  const timeline = page.getByRole('list', { name: 'Timeline' });
  await expect(timeline).toContainText('payments 7.0 was deployed in production');
  await expect(timeline).toContainText('Breaker payments-api of payments opened');
  await expect(page.getByRole('checkbox', { name: 'Take command' })).toBeChecked();

  await page.getByLabel('Note what you see, try and find').fill('The pool is full');
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect(timeline).toContainText('The pool is full');
  const suspects = page.getByRole('list', { name: 'Suspected changes' });
  await expect(suspects).toContainText('It is of payments, like the incident.');
  await suspects.getByRole('button', { name: 'It made this incident' }).click();
  await expect(timeline).toContainText('change fail rate');
  await expect(suspects).toContainText('rework rate');

  // The breaker knew of it before anybody did.
  await expect(page.getByText('Evidence begins')).toContainText('Breaker payments-api of payments');
  await page.getByRole('button', { name: 'It began then' }).click();
  await expect(timeline).toContainText(/It began 2\d{3}-/);
  await expect(page.getByText('Evidence begins')).toHaveCount(0);
  await page.getByRole('button', { name: 'Confirm factors' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Capacity' }).click();
  const factors = page.getByRole('list', { name: 'Contributing factors' });
  await expect(factors.getByRole('listitem')).toContainText([/^Deployment/, /^Capacity/]);

  await page.getByRole('button', { name: 'Name who is Scribe' }).click();
  await page.getByRole('dialog').getByLabel('Who').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(timeline).toContainText(/Scribe: \w/);
  await page.getByRole('button', { name: 'Name who is Operations' }).click();
  await page.getByRole('dialog').getByLabel('Who').selectOption('Somebody who is not a member …');
  await page.getByLabel('Name', { exact: true }).fill('Sam of the bank');
  expect(await faults()).toEqual([]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Roles' })).toContainText('Sam of the bank');

  await page.getByLabel('Status with the update').selectOption('resolved');
  await page
    .getByLabel('What is affected, since when, and when more follows')
    .fill('Rolled back; orders go through again.');
  await page.getByRole('button', { name: 'Post the update' }).click();
  await expect(page.getByRole('list', { name: 'Updates' })).toContainText('orders go through');
  await expect(page.getByText(/it lasted/)).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow()).toBeLessThanOrEqual(0);
  await open('incidents/times');
  await expect(page.getByText(/^Median/).first()).toBeVisible();
  await expect(page.getByRole('table', { name: 'Incidents by contributing factor' })).toContainText(
    'Capacity',
  );
  expect(await overflow()).toBeLessThanOrEqual(0);
});

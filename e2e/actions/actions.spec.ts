import { expect, test } from '../fixtures/signal-test';

test('An action is written, suggested a clearer wording, seen as overdue, done, declined and opened again', async ({
  page,
  product,
  project,
  tell,
  open,
  faults,
  overflow,
}) => {
  const call = async (path: string, body: unknown) => {
    const answer = await fetch(`${product.origin}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${project.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(201);
  };
  await tell('queues/samples', { queue: 'orders', depth: 3 });
  await call('actions', {
    title: 'Set a timeout of 2 s on the card client',
    dueOn: '2025-03-01',
    check: { kind: 'queue_empty', queue: 'payments-dlq', days: 14 },
  });
  await open('actions');
  await expect(
    page.getByText('1 action is open; 1 overdue, the oldest since 2025-03-01'),
  ).toBeVisible();
  const rows = page.getByRole('list', { name: 'Actions' }).getByRole('listitem');
  await expect(rows).toContainText('Done when payments-dlq holds no message for 14 days');

  await page.getByRole('button', { name: 'New action' }).click();
  await page.getByLabel('What is to be changed').fill('Improve monitoring');
  await expect(page.getByText('Better than what?')).toBeVisible();
  await page
    .getByLabel('What is to be changed')
    .fill('Page payments when the queue holds any message');
  await page.getByLabel('Kind').last().selectOption('detect');
  await page.getByLabel('Done when').selectOption('queue_empty');
  await expect(page.locator('datalist option[value="orders"]')).toBeAttached();
  await page.getByLabel('Done when').selectOption('rule_exists');
  expect(await faults()).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(rows).toHaveCount(2);

  await page.getByRole('button', { name: 'Decline Page payments' }).click();
  await page.getByLabel('Why it will not be done').fill('The queue is retired');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(rows).toHaveCount(1);

  await open();
  await expect(page.getByText('1 action is overdue, since 2025-03-01')).toBeVisible();

  await page.setViewportSize({ width: 360, height: 740 });
  await open('actions?status=declined');
  await expect(rows).toContainText('Declined: The queue is retired');
  await page.getByRole('button', { name: 'Open again' }).click();
  await expect(rows).toHaveCount(0);
  await open('actions');
  await rows.first().getByRole('button', { name: 'Done' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('came back once');
  expect(await overflow()).toBe(0);

  await open('learning?q=timeout');
  await expect(page.getByText('None. Every word must be in it')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Actions by kind and age' })).toContainText(
    'prevent',
  );
});

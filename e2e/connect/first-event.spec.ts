import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { promisedTime } from '../fixtures/promised-time';
import { expect, test } from '../logs/logs-test';

const run = promisify(execFile);

test('From an empty project to the first line: a key, the command as it stands there, and its arrival', async ({
  page,
  project,
}) => {
  await page.goto(`/p/${project.slug}/connect`);
  await expect(page.getByRole('status').filter({ hasText: 'Listening …' })).toBeVisible();
  await page.getByRole('button', { name: 'Make a key' }).click();
  await expect(page.getByText('It is shown this once')).toBeVisible();
  await page.getByLabel('Name of your service').fill('shop-api');
  const senders = page.getByRole('tablist', { name: 'Senders' }).getByRole('tab');
  await senders.first().focus();
  for (const [key, reached] of [
    ['End', senders.last()],
    ['ArrowRight', senders.first()],
    ['ArrowLeft', senders.last()],
    ['Home', senders.first()],
  ] as const) {
    await page.keyboard.press(key);
    await expect(reached).toBeFocused();
    await expect(reached).toHaveAttribute('aria-selected', 'true');
  }
  const command = (await page.getByRole('tabpanel').locator('pre').textContent()) ?? '';
  expect(command).toContain(new URL(page.url()).origin);
  expect(command).toMatch(/Bearer cnd_[0-9A-Za-z]{42}/);
  await run('sh', ['-c', command]);
  await expect(page.getByText('It arrived')).toBeVisible({ timeout: promisedTime(1_500) });
  await expect(page.getByText('Hello from curl').last()).toBeVisible();
  await page.getByRole('link', { name: 'See it in the explorer' }).click();
  await expect(page).toHaveURL(/\/logs\?.*service%3Ashop-api/);
  await expect(page.getByRole('table', { name: /Log lines/ })).toContainText('Hello from curl');
});

test('A record that cannot be taken in is shown with the reason, and the doctor has the rest', async ({
  page,
  project,
  product,
}) => {
  await page.goto(`/p/${project.slug}/connect`);
  await page.getByLabel('Paste a key that you have').fill(project.apiKey);
  await expect(page.getByRole('tabpanel').locator('pre')).toContainText(project.apiKey);
  await fetch(`${product.origin}/api/v1/logs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${project.apiKey}`, 'content-type': 'application/json' },
    body: '[42]',
  });
  await expect(page.getByText('could not be taken in')).toBeVisible();
  await page.getByRole('link', { name: 'Open the ingest doctor' }).click();
  await expect(page.getByRole('heading', { name: 'Ingest doctor' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Latest records' })).toContainText('Rejected');
});

test('A project that receives already listens for the next record, not the last', async ({
  page,
  project,
  send,
}) => {
  await send([{ message: 'an earlier one', service: 'old' }]);
  await page.goto(`/p/${project.slug}/connect`);
  await expect(page.getByRole('status').filter({ hasText: 'Listening …' })).toBeVisible();
  // One accepted record a second is kept for each key.
  await expect(async () => {
    await send([{ message: 'the next one', service: 'new' }]);
    await expect(page.getByText('the next one')).toBeVisible({ timeout: 1_200 });
  }).toPass();
});

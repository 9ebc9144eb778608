import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findFaults } from '../fixtures/find-faults';
import { expect, test, twoVersions } from './ai-test';

const run = promisify(execFile);

test('An empty ledger says how to fill it, and fills', async ({ page, project, tell }) => {
  await page.goto(`/p/${project.slug}/ai`);
  await expect(
    page.getByRole('heading', { name: 'No model call has been told of yet' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Make a key' }).click();
  await expect(page.getByText('It is shown this once')).toBeVisible();
  const commands = page.getByRole('figure').locator('pre').filter({ hasText: /^curl/ });
  for (const command of await commands.allTextContents()) await run('/bin/sh', ['-c', command]);
  await expect(page.getByText('The first answer is here')).toBeVisible();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await tell(twoVersions());
  await page.reload();
  await expect(page.getByText(/judged answers were accepted as they were/)).toBeVisible();
});

test('Two prompt versions are told apart, with tenants held apart and a link that shows the same', async ({
  page,
  project,
  tell,
}) => {
  await tell(twoVersions());
  await page.goto(`/p/${project.slug}/ai`);
  await page.getByRole('button', { name: 'Prompt version', exact: true }).click();
  const versions = page.getByRole('table', { name: 'Prompt versions', exact: true });
  await expect(versions.getByRole('row', { name: /v1/ })).toContainText('n 80');
  await page.getByRole('combobox', { name: 'Prompt version before' }).selectOption('v1');
  await page.getByRole('combobox', { name: 'Prompt version after' }).selectOption('v2');
  await expect(page.getByText(/v2 is worse than v1\./)).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'Tenants compared' }).getByRole('row', { name: /globex/ }),
  ).toContainText('worse');
  expect(await findFaults(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText(/v2 is worse than v1\./)).toBeVisible();
  await page.getByRole('combobox', { name: 'Feature', exact: true }).selectOption('search-answer');
  await expect(page.getByText(/Not enough data to tell v2 from v1/)).toBeVisible();
  await expect.poll(() => new URL(page.url()).searchParams.get('feature')).toBe('search-answer');
});

test('Cost, latency and outcomes are told with what they rest on', async ({
  page,
  project,
  tell,
}) => {
  await tell(twoVersions());
  await page.goto(`/p/${project.slug}/ai/behaviour`);
  await expect(
    page.getByText(/200 inferences cost \$.* as far as is known \(175 priced\)/),
  ).toBeVisible();
  const costs = page.getByRole('table', { name: 'Costs', exact: true });
  await expect(costs.getByRole('row', { name: /reply-draft.*globex/ })).toBeVisible();
  await expect(page.getByText('Fallback answered').first()).toBeVisible();
});

test('The ledger leads to one inference, its verdicts and its trail', async ({
  page,
  project,
  tell,
}) => {
  await tell(twoVersions());
  await page.goto(`/p/${project.slug}/ai/ledger`);
  await page.getByRole('combobox', { name: 'State' }).selectOption('edited');
  const rows = page.getByRole('table', { name: 'Inferences' }).locator('tbody tr');
  await expect(rows.first()).toContainText('edited');
  await rows.filter({ hasText: 'r-3' }).last().click();
  const drawer = page.getByRole('dialog');
  const verdicts = drawer.getByRole('list', { name: 'Verdicts' }).getByRole('listitem');
  await expect(verdicts.first()).toContainText('counts');
  await expect(verdicts).toHaveCount(2);
  await expect(drawer.getByRole('link', { name: 'Open its trail' })).toHaveAttribute(
    'href',
    /\/trails\/d+/,
  );
});

test('A price that is added prices what had none, and a limit is a feature’s own', async ({
  page,
  project,
  tell,
}) => {
  await tell(twoVersions());
  await page.goto(`/p/${project.slug}/ai/settings`);
  const unpriced = page.getByRole('list', { name: 'Without a known cost' });
  await expect(unpriced).toContainText('house-llm');
  await unpriced.getByRole('button', { name: 'Add a price' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('From', { exact: true }).fill('2020-01-01');
  await dialog.getByLabel('Input').fill('3');
  await dialog.getByLabel('Output').fill('9');
  await dialog.getByRole('button', { name: 'Save the price' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table', { name: 'Prices', exact: true })).toContainText('house-llm');
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('None: every inference has a cost.')).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await page.getByRole('combobox', { name: 'Limit of reply-draft' }).selectOption('3600');
  await expect(page.getByText('The limit of reply-draft is changed')).toBeVisible();
});

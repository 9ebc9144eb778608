import { expect, test } from '../fixtures/signal-test';
import { tellBreakers } from './tell-breakers';

test.beforeEach(async ({ tell, open, page }) => {
  await tellBreakers(tell);
  await open('breakers');
  await page
    .getByRole('table', { name: 'breakers' })
    .getByRole('link', { name: /payments → bank/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('payments → bank');
});

test('A breaker tells how it stands, how much its fallback hides, and each transition with its reason', async ({
  page,
}) => {
  const tile = (name: string) =>
    page.getByLabel('How it stands').locator('> *').filter({ hasText: name });
  await expect(tile('State')).toContainText('The probe failed');
  await expect(tile('Fallback rate')).toContainText('chronic distress');
  await expect(tile('Fallback rate')).toContainText(/n\s*=?\s*3(,|\.)?0?/);
  const moves = page.getByRole('table', { name: 'transitions' }).getByRole('row');
  await expect(moves).toHaveCount(5);
  await expect(moves.nth(1)).toContainText('The probe failed');
  await expect(moves.nth(2)).toContainText('Waited 60 s');
  await expect(moves.nth(3)).toContainText('52% of 120 calls failed');
});

test('Its calls by outcome and their shares can be read as tables', async ({ page }) => {
  await page.getByRole('button', { name: 'Table: Calls by outcome' }).click();
  const calls = page.getByRole('table', { name: /Calls by outcome/ });
  await expect(calls.getByRole('columnheader', { name: 'Rejected' })).toBeVisible();
  await page.getByRole('button', { name: 'Table: Shares' }).click();
  const shares = page.getByRole('table', { name: /Shares/ });
  await expect(shares.getByRole('columnheader', { name: /Fallback/ })).toBeVisible();
});

test('What the samples contradict is one finding, however many tell it', async ({ page }) => {
  const findings = page.getByRole('region', { name: 'Contradictions' }).getByRole('listitem');
  await expect(findings.first()).toContainText(/\d+ calls went through while the breaker was open/);
  await expect(findings.first()).toContainText(/Told by \d+ samples/);
  expect(await findings.count()).toBeLessThanOrEqual(3);
});

test('A breaker that is not there says so', async ({ page, project }) => {
  await page.goto(`/p/${project.slug}/breakers/00000000-0000-0000-0000-000000000001`);
  await expect(page.getByText('There is no such breaker')).toBeVisible();
});

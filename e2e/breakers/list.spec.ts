import { expect, test } from '../fixtures/signal-test';
import { tellBreakers } from './tell-breakers';

test.beforeEach(({ tell }) => tellBreakers(tell));

test('The page says which breaker is open and what that costs, the worst first', async ({
  open,
  page,
}) => {
  await open('breakers');
  await expect(page.getByText(/1 breaker is open: .*payments → bank/)).toBeVisible();
  const rows = page.getByRole('table', { name: 'breakers' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('payments → bank');
  await expect(rows.nth(1)).toContainText('Open');
  await expect(rows.nth(2)).toContainText('checkout → warehouse');
  await expect(rows.nth(2)).toContainText('Closed');
});

test('Its states stand on lanes that the keyboard walks, and in a table', async ({
  open,
  page,
}) => {
  await open('breakers');
  const lane = page.getByRole('slider', { name: /payments → bank/ });
  await lane.focus();
  await page.keyboard.press('End');
  await expect(lane).toHaveAttribute('aria-valuetext', /Open.*The probe failed/);
  await page.getByRole('button', { name: 'Table: State by dependency' }).click();
  const table = page.getByRole('table', { name: 'State by dependency, as a table' });
  await expect(table.getByRole('row', { name: /Half-open/ })).toContainText('payments → bank');
  await expect(table.getByRole('row', { name: /52% of 120 calls failed/ })).toBeVisible();
});

test('Enter on a stretch of a lane opens what the service logged in that time', async ({
  open,
  page,
}) => {
  await open('breakers');
  await page.getByRole('slider', { name: /payments → bank/ }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/logs\?.*service%3A.*payments/);
});

test('A breaker that opens is seen without a reload', async ({ open, page, tell }) => {
  await open('breakers');
  await expect(page.getByText(/1 breaker is open/)).toBeVisible();
  await tell('breakers/transitions', {
    breaker: 'stock',
    service: 'checkout',
    dependency: 'warehouse',
    from: 'closed',
    to: 'open',
    reason: 'timeouts',
  });
  await expect(page.getByText(/2 breakers are open/)).toBeVisible();
});

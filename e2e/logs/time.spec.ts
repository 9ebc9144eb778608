import type { Locator } from '@playwright/test';
import { expect, test } from './logs-test';
import { shopLines } from './send-lines';

test.beforeEach(async ({ send }) => send(shopLines()));

test('Dragging over the chart looks at that time alone, and Back comes back', async ({
  logs,
  page,
}) => {
  await logs.open({ from: 'now-15m' });
  await expect(logs.answer).toContainText('60 lines');
  const chart = page.getByRole('slider', { name: /Lines by level/ });
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart is not on the page');
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d{4}-/);
  await expect(logs.answer).not.toContainText('60 lines');
  await expect(logs.lines.first()).toBeVisible();
  await page.goBack();
  await expect(logs.answer).toContainText('60 lines in the last 15 minutes');
});

test('The chart zooms by keyboard and goes back with Backspace', async ({ logs, page }) => {
  await logs.open({ from: 'now-15m' });
  const chart = page.getByRole('slider', { name: /Lines by level/ });
  await chart.focus();
  await page.keyboard.press('End');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=\d{4}-/);
  await expect(logs.answer).not.toContainText('60 lines');
  await page.keyboard.press('Backspace');
  await expect(logs.answer).toContainText('60 lines in the last 15 minutes');
});

test('Times are shown on the clock of the reader', async ({ browser, logs, page }) => {
  await logs.open({ q: '"order 59"' });
  // A line of yesterday has its day in front of the clock.
  const hourOf = async (table: Locator) => {
    const text = (await table.locator('tbody time').first().textContent()) ?? '';
    return Number(/(\d{2}):\d{2}:\d{2}/.exec(text)?.[1]);
  };
  const utc = await hourOf(page.getByRole('table', { name: /Log lines/ }));
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    timezoneId: 'Asia/Tokyo',
  });
  const tokyo = await context.newPage();
  await tokyo.goto(page.url());
  const table = tokyo.getByRole('table', { name: /Log lines/ });
  await expect.poll(async () => ((await hourOf(table)) - utc + 24) % 24).toBe(9);
  await context.close();
});

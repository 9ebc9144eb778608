import { overflow } from '../fixtures/overflow';
import { expect, test } from './logs-test';
import { shopLines } from './send-lines';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });
test.beforeEach(async ({ send }) => send(shopLines()));

test('On a phone nothing is wider than the screen, and the fields are a drawer away', async ({
  logs,
  page,
}) => {
  await logs.open();
  await expect(logs.lines.first()).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await page.getByRole('button', { name: 'Fields' }).click();
  await logs
    .facet('level')
    .getByRole('button', { name: /^error/ })
    .click();
  await page.keyboard.press('Escape');
  await expect(logs.lines).toHaveCount(6);
  await logs.lines.first().tap();
  await expect(logs.details).toBeVisible();
  expect(await overflow(page)).toBe(0);
  // While it slides in, its box is a fraction off.
  await expect.poll(async () => (await logs.details.boundingBox())?.width).toBe(360);
  await logs.details.getByRole('button', { name: 'Close the details' }).tap();
  await expect(logs.details).toBeHidden();
});

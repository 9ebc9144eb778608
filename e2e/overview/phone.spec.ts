import { answer, expect, tellTrouble, test } from './overview-test';

test('On a phone nothing is wider than the screen, and the answer comes first', async ({
  open,
  tell,
  page,
  overflow,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await tellTrouble(tell);
  await open();
  await expect(answer(page, /payments is failing/)).toBeInViewport();
  expect(await overflow()).toBe(0);
  await page.getByRole('slider', { name: /^Dead letters/ }).scrollIntoViewIfNeeded();
  expect(await overflow()).toBe(0);
});

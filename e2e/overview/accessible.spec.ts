import { answer, expect, tellTrouble, test } from './overview-test';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The overview has no fault that axe finds (${colorScheme})`, async ({
    open,
    tell,
    page,
    faults,
  }) => {
    await page.emulateMedia({ colorScheme });
    await open();
    await expect(page.getByText('Nothing has arrived yet')).toBeVisible();
    expect(await faults()).toEqual([]);
    await tellTrouble(tell);
    await page.reload();
    await expect(answer(page, /payments is failing/)).toBeVisible();
    await expect(page.getByRole('slider', { name: /^Dead letters/ })).toBeVisible();
    expect(await faults()).toEqual([]);
  });
}

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

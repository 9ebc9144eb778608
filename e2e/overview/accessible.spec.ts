import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { answer, expect, tellTrouble, test } from './overview-test';

const faults = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The overview has no fault that axe finds (${colorScheme})`, async ({
    open,
    tell,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await open();
    await expect(page.getByText('Nothing has arrived yet')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await tellTrouble(tell);
    await page.reload();
    await expect(answer(page, /payments is failing/)).toBeVisible();
    await expect(page.getByRole('slider', { name: /^Dead letters/ })).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });
}

test('On a phone nothing is wider than the screen, and the answer comes first', async ({
  open,
  tell,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await tellTrouble(tell);
  await open();
  await expect(answer(page, /payments is failing/)).toBeInViewport();
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  expect(await overflow()).toBe(0);
  await page.getByRole('slider', { name: /^Dead letters/ }).scrollIntoViewIfNeeded();
  expect(await overflow()).toBe(0);
});

import { expect, test } from '../fixtures/signal-test';
import { tellBreakers } from './tell-breakers';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The pages have no fault that axe finds, and the browser none either (${colorScheme})`, async ({
    open,
    page,
    tell,
    faults,
    complaints,
  }) => {
    await page.emulateMedia({ colorScheme });
    await open('breakers');
    await expect(page.getByText('No circuit breaker has been told of yet')).toBeVisible();
    expect(await faults()).toEqual([]);
    await tellBreakers(tell);
    const link = page
      .getByRole('table', { name: 'breakers' })
      .getByRole('link', { name: /payments → bank/ });
    await expect(link).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.reload();
    await link.click();
    await expect(page.getByRole('table', { name: 'transitions' })).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.reload();
    await expect(page.getByRole('table', { name: 'transitions' })).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

test('On a phone nothing is wider than the screen', async ({ open, page, tell, overflow }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await tellBreakers(tell);
  await open('breakers');
  const row = page.getByRole('link', { name: /payments → bank/ }).last();
  await expect(row).toBeVisible();
  expect(await overflow()).toBe(0);
  await row.click();
  await expect(page.getByText('52% of 120 calls failed').first()).toBeVisible();
  expect(await overflow()).toBe(0);
});

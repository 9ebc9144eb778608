import { expect, test } from '../fixtures/signal-test';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Connect has no fault that axe finds, whatever is connected, and fits a phone (${colorScheme})`, async ({
    open,
    page,
    tell,
    faults,
    overflow,
    complaints,
  }) => {
    await page.emulateMedia({ colorScheme });
    await open('connect');
    await expect(page.getByText('Listening …')).toBeVisible();
    expect(await faults()).toEqual([]);
    await tell('queues/samples', { queue: 'emails', service: 'mailer', depth: 3 });
    await expect(page.getByText('queue sample: queue emails')).toBeVisible();
    await open('connect?signal=delivery');
    await expect(page.getByRole('link', { name: 'Make a webhook endpoint' })).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'Circuit breakers', exact: true }).click();
    await expect(page).toHaveURL(/signal=breakers/);
    expect(await overflow()).toBe(0);
    expect(await faults()).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

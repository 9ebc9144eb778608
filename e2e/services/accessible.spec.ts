import { expect, test } from './services-test';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The pages have no fault that axe finds (${colorScheme})`, async ({
    services,
    tellServices,
    page,
    faults,
  }) => {
    await page.emulateMedia({ colorScheme });
    await services.open();
    await expect(page.getByText('No service has been heard of yet')).toBeVisible();
    expect(await faults()).toEqual([]);
    await tellServices();
    await expect(services.row('payments')).toBeVisible({ timeout: 15_000 });
    expect(await faults()).toEqual([]);
    await services.openService('payments');
    await expect(page.getByRole('slider', { name: /^Error rate/ })).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'What payments is' })).toBeVisible();
    expect(await faults()).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('nothing is wider than the screen, and what is wrong comes first', async ({
    services,
    tellServices,
    page,
    overflow,
  }) => {
    await tellServices();
    await services.open();
    await expect(services.row('payments')).toContainText('Failing');
    expect(await overflow()).toBe(0);
    await services.row('payments').getByRole('link').first().tap();
    await expect(page.getByText(/captures-dlq: holds 37/).first()).toBeInViewport();
    expect(await overflow()).toBe(0);
    await page.getByRole('slider', { name: /^Error rate/ }).scrollIntoViewIfNeeded();
    expect(await overflow()).toBe(0);
  });
});

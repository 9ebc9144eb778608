import { expect, test } from './services-test';

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

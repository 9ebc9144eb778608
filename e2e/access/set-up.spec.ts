import { test as base, expect } from '@playwright/test';
import { type Product, startProduct } from '@/scripts/testing/product';
import { browserLaunchOptions } from '../fixtures/browser';

const test = base.extend<object, { product: Product }>({
  launchOptions: [
    async ({ browserName: _ }, use) => use(await browserLaunchOptions()),
    { scope: 'worker' },
  ],
  product: [
    async ({ browserName: _ }, use) => {
      const product = await startProduct();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ product }, use) => use(product.origin),
});

test('The first person sets Candor up, ends at the page that connects a sender, and nobody can do it again', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/set-up$/);
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('password1');
  await page.getByLabel('First project').fill('Analytical engine');
  await page.getByRole('button', { name: 'Create account and project' }).click();
  await expect(page.getByText('among the first passwords anyone would try')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue('ada@example.com');

  await page.getByLabel('Password').fill('the order of operations');
  await page.getByRole('button', { name: 'Create account and project' }).click();
  await expect(page).toHaveURL(/\/p\/analytical-engine\/connect$/);

  await page.goto('/set-up');
  await expect(page).not.toHaveURL(/\/set-up/);
  const again = await page.request.post('/api/ui/access/set-up', {
    headers: { 'x-candor-request': '1' },
    data: {
      name: 'Eve',
      email: 'eve@example.com',
      password: 'a long enough one',
      organisation: 'Mine',
      project: 'Mine',
    },
  });
  expect(again.status()).toBe(409);
});

import { test as base, expect, type Page } from '@playwright/test';
import { type Product, startProduct } from '@/scripts/testing/product';
import { browserLaunchOptions } from '../fixtures/browser';
import { signIn } from '../fixtures/sign-in';
import { type IdentityProvider, startIdentityProvider } from './identity-provider';
import { invite } from './people';

const OWNER = { email: 'owner@example.com', password: 'correct horse battery staple' };

const test = base.extend<object, { provider: IdentityProvider; product: Product }>({
  launchOptions: [
    async ({ browserName: _ }, use) => use(await browserLaunchOptions()),
    { scope: 'worker' },
  ],
  provider: [
    async ({ browserName: _ }, use) => {
      const provider = await startIdentityProvider();
      await use(provider);
      await provider.stop();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ provider }, use) => {
      const product = await startProduct({
        settings: {
          CANDOR_INIT_OWNER_EMAIL: OWNER.email,
          CANDOR_INIT_OWNER_PASSWORD: OWNER.password,
          CANDOR_INIT_PROJECT: 'Shop',
          CANDOR_OIDC_ISSUER: provider.issuer,
          CANDOR_OIDC_CLIENT_ID: provider.clientId,
          CANDOR_OIDC_CLIENT_SECRET: provider.clientSecret,
          CANDOR_OIDC_NAME: 'Acme',
        },
      });
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ product }, use) => use(product.origin),
});

async function continueWithAcme(page: Page, from = '/sign-in?callbackUrl=/account'): Promise<void> {
  await page.goto(from);
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
}

test('A verified address signs in to the account that has it, and comes back to where it wanted', async ({
  page,
  provider,
}) => {
  const person = { sub: 'owner', email: OWNER.email, email_verified: true, name: 'The owner' };
  provider.person = person;
  await continueWithAcme(page);
  await page.waitForURL('**/account');
  await expect(page.getByText(OWNER.email).first()).toBeVisible();
});

test('An unverified address opens nothing', async ({ page, provider }) => {
  provider.person = { sub: 'eve', email: OWNER.email, email_verified: false, name: 'Eve' };
  await continueWithAcme(page);
  await expect(page.getByText('has not verified your e-mail address')).toBeVisible();
  expect((await page.request.get('/api/ui/projects')).status()).toBe(401);
});

test('Somebody whom nobody invited is told to ask for an invitation', async ({
  page,
  provider,
}) => {
  provider.person = { sub: 'bob', email: 'bob@example.com', email_verified: true, name: 'Bob' };
  await continueWithAcme(page);
  await expect(page.getByText('Nobody here has that address')).toBeVisible();
  expect((await page.request.get('/api/ui/projects')).status()).toBe(401);
});

test('An invitation makes an account for whoever the provider vouches for', async ({
  browser,
  page,
  provider,
  product,
}) => {
  const owner = await browser.newContext({ baseURL: product.origin });
  await signIn(await owner.newPage(), OWNER);
  const path = await invite(owner.request, 'shop', { role: 'editor', email: 'ada@example.com' });
  await owner.close();

  provider.person = { sub: 'ada', email: 'ada@example.com', email_verified: true, name: 'Ada' };
  await continueWithAcme(page, path);
  await page.waitForURL('**/p/shop');
  const { items } = await (await page.request.get('/api/ui/projects')).json();
  expect(items).toMatchObject([{ slug: 'shop', role: 'editor' }]);
});

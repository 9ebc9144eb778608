import { signIn } from '../fixtures/sign-in';
import { expect, test } from './access-test';

test('A new password ends the other sessions and is the one that works from then on', async ({
  visitorPage,
  join,
}) => {
  const { context, person } = await join('viewer');
  await signIn(visitorPage, person);
  const page = await context.newPage();
  await page.goto('/account');
  await expect(page.getByText('You are signed in at 2 places')).toBeVisible();
  await page.getByLabel('Current password', { exact: true }).fill('not it');
  await page.getByLabel('New password', { exact: true }).fill('another long password');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('is not right')).toBeVisible();
  await page.getByLabel('Current password', { exact: true }).fill(person.password);
  await page.getByLabel('New password', { exact: true }).fill('another long password');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Password changed; other sessions have ended')).toBeVisible();
  await expect(page.getByText('You are signed in only here')).toBeVisible();

  await visitorPage.goto('/account');
  await expect(visitorPage).toHaveURL(/\/sign-in/);
  await signIn(visitorPage, { ...person, password: 'another long password' });
});

test('Signing out everywhere ends this session too', async ({ visitorPage, join }) => {
  const { context, person } = await join('viewer');
  await signIn(visitorPage, person);
  const page = await context.newPage();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.waitForURL(/\/sign-in/);
  expect((await visitorPage.request.get('/api/ui/account/sessions')).status()).toBe(401);
});

test('One session is ended from another', async ({ visitorPage, join }) => {
  const { context, person } = await join('viewer');
  await signIn(visitorPage, person);
  const page = await context.newPage();
  await page.goto('/account');
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await expect(page.getByText('That session has ended')).toBeVisible();
  expect((await visitorPage.request.get('/api/ui/account/sessions')).status()).toBe(401);
  expect((await context.request.get('/api/ui/account/sessions')).status()).toBe(200);
});

test('A theme is chosen at once and is there at the next visit', async ({ page }) => {
  await page.goto('/account');
  // A choice made before the page's script has started is not heard: choose until it is.
  await expect(async () => {
    await page.getByLabel('Theme', { exact: true }).selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark', { timeout: 500 });
  }).toPass();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByLabel('Theme', { exact: true }).selectOption('system');
});

test('A changed name is the one that others see', async ({ page }) => {
  await page.goto('/account');
  await page.getByLabel('Name', { exact: true }).fill('Augusta King');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Name saved')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /You: Augusta King/ })).toBeVisible();
});

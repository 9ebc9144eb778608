import { expect, test } from '../fixtures/product-test';

test('A key is made for one sender, shown once, used, and revoked', async ({ page, project }) => {
  await page.goto(`/p/${project.slug}/settings/api-keys`);
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('checkout');
  await dialog.getByLabel('Events a day (UTC)').fill('1000');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const key = ((await dialog.locator('pre').textContent()) ?? '').trim();
  expect(key).toMatch(/^cnd_[0-9A-Za-z]{42}$/);
  await dialog.getByRole('button', { name: 'I have copied it' }).click();

  const row = page.getByRole('row', { name: /checkout/ });
  await expect(row).toContainText('never');
  await page.reload();
  expect(await page.content()).not.toContain(key);

  const send = () =>
    page.request.post('/api/v1/logs', {
      headers: { authorization: `Bearer ${key}` },
      data: { message: 'hello' },
    });
  expect((await send()).status()).toBe(200);
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText('1 of 1,000', { timeout: 2_000 });
  }).toPass();

  await page.getByRole('button', { name: 'Revoke checkout' }).click();
  await page.getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByText('checkout is revoked')).toBeVisible();
  await expect(row).toContainText('revoked');
  const refused = await send();
  expect(refused.status()).toBe(401);
  expect((await refused.json()).error.message).toContain('was revoked');
});

test('What is wrong with a new key is said at its field', async ({ page, project }) => {
  await page.goto(`/p/${project.slug}/settings/api-keys`);
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('nothing');
  await dialog.getByRole('checkbox', { name: /^ingest/ }).click();
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(dialog.getByText('choose at least one scope')).toBeVisible();
});

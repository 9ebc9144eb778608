import { expect, test } from './services-test';

test('A project that nothing was told of says so, leads to Connect and sees the first service come', async ({
  services,
  tell,
  page,
}) => {
  await services.open();
  await expect(page.getByText('No service has been heard of yet')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Connect a sender' })).toBeVisible();
  await tell('logs', { level: 'info', service: 'search', message: 'well', time: Date.now() });
  await expect(services.row('search')).toContainText('no error');
});

test('Every service stands there with its state, why, and what it sends, the worst first', async ({
  services,
  tellServices,
  page,
}) => {
  await tellServices();
  await services.open();
  await expect(page.getByText(/payments is failing/)).toBeVisible();
  await expect(page.getByText(/Nobody owns any of them/)).toBeVisible();
  await expect(services.rows.nth(1)).toContainText('payments');
  await expect(services.row('payments')).toContainText('captures-dlq: holds 37 messages');
  await expect(services.row('search')).toContainText('Healthy');
  await services.row('payments').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/services\/payments$/);
});

test('An editor says who owns a service, how much it matters and where to read on', async ({
  services,
  tellServices,
  page,
  project,
}) => {
  await tellServices();
  await services.openService('payments');
  await expect(page.getByText('not named yet: press Edit').first()).toBeVisible();
  const edit = page.getByRole('button', { name: 'Edit', exact: true });
  const dialog = page.getByRole('dialog', { name: 'What payments is' });
  // The script of a dialog comes when it is opened: without a connection the page stays, and the next press asks again.
  await page.route('**/*.js', (route) => route.abort());
  await edit.click();
  await expect(page.getByText('This could not be opened')).toBeVisible();
  await page.unroute('**/*.js');
  await edit.click();
  await dialog.getByLabel('Owner team').selectOption('A new team …');
  await dialog.getByLabel('Name of the new team').fill('Money');
  await dialog.getByLabel('Tier').selectOption('1');
  await dialog.getByLabel('Runbook').fill('javascript:alert(1)');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('must be an address that begins with https://');
  await dialog.getByLabel('Runbook').fill('https://wiki.example.com/payments');
  await dialog.getByLabel('Description').fill('<b>Takes</b> the money');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(edit).toBeFocused();
  await expect(page.getByRole('link', { name: /wiki.example.com\/payments/ })).toHaveAttribute(
    'href',
    'https://wiki.example.com/payments',
  );
  await expect(page.getByText('<b>Takes</b> the money')).toBeVisible();
  await services.open();
  await expect(services.row('payments')).toContainText('Money');
  await expect(services.row('payments').getByRole('link', { name: /Runbook/ })).toBeVisible();
  await page.goto(`/p/${project.slug}`);
  await expect(page.getByRole('list', { name: 'What is wrong now' })).toContainText('Money');
  await page.goto(`/p/${project.slug}/settings/audit`);
  await expect(page.getByText('service: update')).toBeVisible();
});

test('Filters, sorting and keys find a service, and the address says it all', async ({
  services,
  tellServices,
  page,
}) => {
  await tellServices();
  await services.open();
  await expect(services.rows).toHaveCount(4);
  await page.getByLabel('In which state').selectOption('trouble');
  await expect(services.row('search')).toHaveCount(0);
  await expect(page).toHaveURL(/show=trouble/);
  await page.getByLabel('In which state').selectOption('');
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill('sea');
  await expect(services.rows).toHaveCount(2);
  await page.reload();
  await expect(services.rows).toHaveCount(2);
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill('nothing like it');
  await page.getByRole('button', { name: 'Show all services' }).click();
  await page.getByRole('columnheader', { name: 'Service' }).getByRole('button').click();
  await expect(services.rows.nth(1)).toContainText('checkout');
  await services.rows.nth(1).getByRole('link').first().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/services\/payments/);
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await expect(page).toHaveURL(/\/services$/);
});

test('When the catalogue cannot be had, the page says so and tries again', async ({
  services,
  tellServices,
  page,
}) => {
  await tellServices();
  let isBroken = true;
  await services.open();
  await expect(services.row('payments')).toBeVisible();
  await page.route('**/api/ui/services?*', (route) =>
    isBroken
      ? route.fulfill({
          status: 503,
          json: { error: { code: 'unavailable', message: 'The database is away.' } },
        })
      : route.fallback(),
  );
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText(/The database is away/)).toBeVisible();
  await expect(services.row('payments')).toBeVisible();
  isBroken = false;
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText(/The database is away/)).toBeHidden();
});

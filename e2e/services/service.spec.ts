import { expect, test } from './services-test';

test('A service says how it stands and why, and shows everything that tells of it', async ({
  services,
  tellServices,
  page,
}) => {
  await tellServices();
  await services.openService('payments');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('payments');
  const queues = page.getByRole('table', { name: 'Queues' });
  await expect(queues.getByRole('row', { name: /captures-dlq/ })).toContainText('Failing');
  await expect(queues.getByRole('row', { name: /index/ })).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Breakers', exact: true })).toContainText('Open');
  await expect(page.getByRole('table', { name: 'Breakers of others' })).toContainText('checkout');
  await expect(page.getByRole('table', { name: 'Features' })).toContainText('fraud-check');
  await expect(page.getByRole('table', { name: 'Heartbeats' })).toContainText('nightly-payout');
  const changes = page.getByRole('list', { name: 'What changed' });
  await expect(changes).toContainText('2.3.1 deployed');
  await expect(page.getByText('Lead time').first()).toBeVisible();
  for (const lane of [/^Deployments/, /^payments → bank|bank/, /^Error lines/, /^Dead letters/])
    await expect(page.getByRole('slider', { name: lane }).first()).toBeVisible();
  await expect(page.getByRole('slider', { name: /^Error rate/ })).toBeVisible();
});

test('Each part leads on, with the service filtered', async ({ services, tellServices, page }) => {
  await tellServices();
  await services.openService('payments');
  await page.getByRole('link', { name: 'Its logs' }).click();
  await expect(page).toHaveURL(/\/logs\?.*service%3Apayments/);
  await expect(page.getByText('Capture 0 failed')).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Queues', exact: true }).last().click();
  await expect(page).toHaveURL(/\/queues\?q=payments/);
  await page.goBack();
  await page.getByRole('link', { name: 'All its deployments' }).click();
  await expect(page).toHaveURL(/\/delivery\?service=payments/);
});

test('A name with a slash, a blank and markup is a name like any other', async ({
  services,
  tell,
  page,
}) => {
  const name = 'team/a b<i>?';
  await tell('queues/samples', { queue: 'mails', service: name, depth: 3 });
  await services.open();
  await page.getByRole('table', { name: 'Services' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.getByRole('table', { name: 'Queues' })).toContainText('mails');
});

test('A service that nothing ever named is not found, and the page says so', async ({
  services,
  page,
}) => {
  await services.openService('nobody');
  await expect(page.getByText('There is no such service in this project.')).toBeVisible();
});

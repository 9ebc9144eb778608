import { expect, shopDeployments, test } from './delivery-test';

test.describe('with a month of deployments', () => {
  test.beforeEach(async ({ send }) => send(shopDeployments(Date.now())));

  test('The page says in words how delivery is, and each metric with what it rests on', async ({
    openDelivery,
    page,
  }) => {
    await openDelivery();
    await expect(
      page.getByText(/16 deployments, .+ a week; half of the changes ran within/),
    ).toBeVisible();
    const metrics = page.getByRole('definition').filter({ hasText: /n/ });
    await expect(metrics.first()).toBeVisible();
    for (const name of [
      'Change lead time',
      'Deployment frequency',
      'Change fail rate',
      'Failed deployment recovery time',
      'Rework rate',
    ])
      await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
    await expect(page.getByText(/in DORA 2024/).first()).toBeVisible();
    await expect(page.getByRole('table', { name: 'Parts of the lead time' })).toContainText(
      'Review',
    );
  });

  test('Each number opens the rows it is made of, and those it leaves out with the reason', async ({
    openDelivery,
    page,
  }) => {
    await openDelivery();
    await page.getByRole('link', { name: 'Change fail rate', exact: true }).click();
    await expect(page).toHaveURL(/metric=changeFailRate/);
    const included = page.getByRole('table', { name: 'Deployments', exact: true });
    await expect(included.getByRole('row').filter({ hasText: 'rolled back' })).toHaveCount(1);
    await page.getByRole('tab', { name: /Left out/ }).click();
    const left = page.getByRole('table', { name: 'Rows left out' });
    await expect(left).toContainText('A rollback is a deployment, but not a change.');
    await expect(left).toContainText('It did not go to production.');
    await expect(left).toContainText('It did not succeed, so it never ran.');
    await page.goBack();
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Change lead time' })).toBeVisible();
  });

  test('Filters and hours live in the address', async ({ openDelivery, page }) => {
    await openDelivery();
    await page.getByLabel('Service').selectOption('mail');
    await expect(page.getByText(/^1 deployment, /)).toBeVisible();
    await page.getByLabel('Hours', { exact: true }).selectOption('business');
    await expect(page).toHaveURL(/service=mail&hours=business/);
    await page.reload();
    await expect(page.getByLabel('Service')).toHaveValue('mail');
    await page.getByLabel('Environment').selectOption('staging');
    await expect(page.getByText('Nothing was deployed in this time.')).toBeVisible();
  });

  test('A deployment opens beside the list with what it changed, and leads to the logs of its time', async ({
    openDelivery,
    page,
  }) => {
    await openDelivery();
    const list = page.getByRole('table', { name: 'Deployments', exact: true });
    const row = list.getByRole('row').filter({ hasText: 'Take a new payment provider' });
    await expect(row).toContainText('Rolled back');
    await row.click();
    const drawer = page.getByRole('dialog', { name: 'shop 1.40' });
    await expect(drawer.getByRole('region', { name: 'What changed' })).toContainText(
      '#140 Take a new payment provider',
    );
    await expect(page).toHaveURL(/open=shop%2Fproduction%2F40/);
    await drawer.getByRole('link', { name: 'Logs at that time' }).click();
    await expect(page).toHaveURL(/\/logs\?q=service%3Ashop&from=/);
  });

  test('Every chart of the product shows what was deployed', async ({ page, product, project }) => {
    await fetch(`${product.origin}/api/v1/logs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${project.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'A line', service: 'shop', level: 'info' }),
    });
    await page.goto(`/p/${project.slug}/logs`);
    const mark = page.getByRole('link', { name: 'Deployment: mail 1.50 to production' });
    await expect(mark).toBeVisible();
    await mark.click();
    await expect(page.getByRole('dialog', { name: 'mail 1.50' })).toBeVisible();
  });
});

test('Without a deployment the page teaches how to send one, and shows the first by itself', async ({
  openDelivery,
  page,
  send,
}) => {
  await openDelivery();
  await expect(page.getByText('No deployment was ever told', { exact: true })).toBeVisible();
  const command = page.getByRole('figure').filter({ hasText: 'curl' });
  await expect(command).toContainText('/api/v1/deployments');
  await expect(page.getByRole('link', { name: 'Add a webhook endpoint' })).toBeVisible();
  await send([{ service: 'shop', environment: 'production', sha: 'abc', status: 'succeeded' }]);
  await expect(page.getByText(/^1 deployment, /)).toBeVisible();
});

import { Queue } from 'bullmq';
import { startRedis } from '@/scripts/testing/brokers/start-redis';
import { whyWithout } from '@/scripts/testing/brokers/why-without';
import { expect, test } from '../fixtures/product-test';

const missing = whyWithout('redis');

test('A page of metrics is tried, added, paused and removed', async ({
  page,
  project,
  product,
}) => {
  await page.goto(`/p/${project.slug}/settings/collectors`);
  await expect(page.getByText('None yet. Add a Redis with BullMQ queues')).toBeVisible();
  await page.getByRole('button', { name: 'Add collector' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a collector' });
  await dialog.getByLabel('Kind').selectOption('Prometheus page');
  await dialog.getByLabel('Name').fill('Candor itself');
  await dialog.getByLabel('Address').fill('redis://127.0.0.1');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText('must begin with http:// or https://')).toBeVisible();
  await dialog.getByLabel('Address').fill('http://127.0.0.1:1/metrics');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText('127.0.0.1:1 cannot be reached: ECONNREFUSED.')).toBeVisible();
  await dialog.getByLabel('Address').fill(`${product.origin}/metrics`);
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText(/^It works: [\d,]+ values\.$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();

  const row = page.getByRole('row', { name: /Candor itself/ });
  await expect(row.getByText('Working').filter({ visible: true })).toBeVisible({ timeout: 90_000 });
  await expect(row.getByText(/[\d,]+ values/).filter({ visible: true })).toBeVisible();
  await row.getByRole('button', { name: 'Pause Candor itself' }).click();
  await expect(row.getByText('Paused', { exact: true }).filter({ visible: true })).toBeVisible();
  await row.getByRole('button', { name: 'Resume Candor itself' }).click();
  await expect(row.getByText('Working').filter({ visible: true })).toBeVisible();
  await row.getByRole('button', { name: 'Remove Candor itself' }).click();
  await page.getByRole('button', { name: 'Remove collector' }).click();
  await expect(row).toBeHidden();
  await page.getByRole('link', { name: 'Audit log' }).click();
  const log = page.getByRole('table', { name: 'Audit log' });
  await expect(log).toContainText('collector: remove');
  await expect(log).toContainText('collector: create');
});

test.describe('with a real Redis', () => {
  test.skip(missing !== undefined, missing);

  test('A wrong password is told on the spot, and once mended the queues come in', async ({
    page,
    project,
  }) => {
    const redis = await startRedis({ password: 'hunter2' });
    const { host, port } = redis;
    const queue = new Queue('emails', { connection: { host, port, password: 'hunter2' } });
    await queue.add('mail', { to: 'a@example.com' });
    await page.goto(`/p/${project.slug}/settings/collectors`);
    await page.getByRole('button', { name: 'Add collector' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a collector' });
    await dialog.getByLabel('Name').fill('Jobs');
    await dialog.getByLabel('Address').fill(`redis://${host}:${port}`);
    await dialog.getByLabel('Password').fill('hunter1');
    await dialog.getByRole('button', { name: 'Test connection' }).click();
    await expect(dialog.getByText(`${host}:${port} refused the credentials.`)).toBeVisible();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    const row = page.getByRole('row', { name: /Jobs/ });
    await expect(row.getByText('Failing').filter({ visible: true })).toBeVisible({
      timeout: 90_000,
    });
    await row.getByRole('button', { name: 'Change the password of Jobs' }).click();
    const secret = page.getByRole('dialog', { name: 'Another password for Jobs' });
    await secret.getByLabel('Password or token').fill('hunter2');
    await secret.getByRole('button', { name: 'Save' }).click();
    await expect(row.getByText('Working').filter({ visible: true })).toBeVisible({
      timeout: 90_000,
    });
    await expect(row.getByText('1 queue', { exact: true }).filter({ visible: true })).toBeVisible();
    expect(await page.content()).not.toContain('hunter2');
    await queue.close();
    await redis.stop();
  });
});

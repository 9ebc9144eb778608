import { randomUUID } from 'node:crypto';
import { githubHeaders, githubPayloads } from '@/scripts/testing/webhook-payloads';
import { findFaults } from '../fixtures/find-faults';
import { overflow } from '../fixtures/overflow';
import { expect, test } from './delivery-test';

const HOUR = 3_600_000;

/** What GitHub does with the address and the secret once a person has pasted them. */
async function deliver(address: string, secret: string, event: string, payload: unknown) {
  const body = JSON.stringify(payload);
  const headers = githubHeaders(event, body, { secret, deliveryId: randomUUID() });
  const response = await fetch(address, { method: 'POST', body, headers });
  return response.status;
}

test('A person sets a GitHub webhook up by what the page says, and sees the deployment with its change', async ({
  openDelivery,
  page,
}) => {
  await openDelivery();
  await page.getByRole('link', { name: 'Add a webhook endpoint' }).click();
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('acme/shop');
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(dialog.getByRole('heading', { name: 'Set it up on GitHub' })).toBeVisible();
  const codeOf = (label: string) =>
    dialog.getByRole('figure').filter({ hasText: label }).locator('code');
  const address = (await codeOf('Address').textContent()) ?? '';
  const secret = (await codeOf('Secret').textContent()) ?? '';
  await expect(dialog.getByText('Listening …')).toBeVisible();

  expect(await deliver(address, secret, 'ping', { zen: 'Design for failure.' })).toBe(202);
  await expect(dialog.getByText('GitHub tried the address')).toBeVisible();
  expect(await deliver(address, 'guess', 'ping', {})).toBe(401);
  await expect(dialog.getByText(/made with another secret/)).toBeVisible();

  const github = githubPayloads('acme/shop');
  const now = Date.now();
  const ended = (id: number, sha: string, endedMs: number) =>
    github.deploymentStatus({ id, sha, state: 'success', atMs: endedMs - 60_000, endedMs });
  await deliver(address, secret, 'deployment_status', ended(1, 'a1', now - 9 * HOUR));
  const push = github.push({
    ref: 'refs/heads/main',
    before: 'a1',
    atMs: now - 3 * HOUR,
    commits: [{ sha: 'b2', atMs: now - 6 * HOUR, message: 'Round prices up' }],
  });
  await deliver(address, secret, 'push', push);
  await deliver(address, secret, 'deployment_status', ended(2, 'b2', now - HOUR));
  await dialog.getByRole('button', { name: 'I have copied it' }).click();

  await page.getByRole('button', { name: 'acme/shop', exact: true }).click();
  const deliveries = page.getByRole('region', { name: 'Last deliveries of acme/shop' });
  await expect(deliveries).toContainText('Deployment of shop to production: succeeded');
  await expect(deliveries).toContainText('1 commit on main of acme/shop');
  expect(await findFaults(page)).toEqual([]);
  await expect(page.getByText(secret)).toHaveCount(0);

  await openDelivery();
  await page
    .getByRole('table', { name: 'Deployments', exact: true })
    .getByRole('row')
    .filter({ hasText: 'Round prices up' })
    .click();
  const changes = page.getByRole('dialog').getByRole('region', { name: 'What changed' });
  await expect(changes).toContainText('Round prices up');
  await expect(changes).toContainText('5 h');
});

test('An admin says which service a repository is, makes a new secret, and removes an endpoint', async ({
  page,
  project,
}) => {
  await page.goto(`/p/${project.slug}/settings/webhooks`);
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Sender').selectOption('gitlab');
  await dialog.getByLabel('Name').fill('Group');
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(dialog.getByText('Secret token', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Group', exact: true }).click();
  await page.getByRole('button', { name: 'Add a row' }).click();
  await page.getByLabel('Repository', { exact: true }).fill('acme/mono');
  await page.getByLabel('Service', { exact: true }).fill('checkout');
  await page.getByRole('button', { name: 'Save services' }).click();
  await expect(page.getByText('The services are saved')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Group', exact: true }).click();
  await expect(page.getByLabel('Service', { exact: true })).toHaveValue('checkout');
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBe(0);
  await page.getByRole('button', { name: 'New secret for Group' }).click();
  await dialog.getByRole('button', { name: 'Make a new secret' }).click();
  await expect(dialog.getByText(/^whsec_/)).toBeVisible();
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByRole('button', { name: 'Remove Group' }).click();
  await dialog.getByRole('button', { name: 'Remove endpoint' }).click();
  await expect(page.getByText('No endpoint yet.')).toBeVisible();
});

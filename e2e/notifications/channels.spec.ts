import { type HttpReceiver, startHttpReceiver } from '@/scripts/testing/receivers';
import { findFaults } from '../fixtures/find-faults';
import { overflow } from '../fixtures/overflow';
import { expect, test } from '../fixtures/product-test';

test.use({ productOptions: { settings: { CANDOR_ALLOW_PRIVATE_TARGETS: 'true' } } });

let receiver: HttpReceiver;
test.beforeEach(async () => {
  receiver = await startHttpReceiver();
});
test.afterEach(() => receiver.stop());

test('A webhook is added, tested through the outbox, told of what fires, paused and removed', async ({
  page,
  request,
  project,
}) => {
  await page.goto(`/p/${project.slug}/settings/channels`);
  await expect(page.getByText('There is no channel')).toBeVisible();
  await page.getByRole('button', { name: 'Add channel' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kind').selectOption('Webhook');
  await dialog.getByLabel('Name').fill('Receiver');
  await dialog.getByLabel('Address').fill('receiver.example.com');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('must be an address such as')).toBeVisible();
  await dialog.getByLabel('Address').fill(`${receiver.url}/a-secret-path`);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText(/^whsec_/)).toBeVisible();
  await dialog.getByRole('button', { name: 'I have copied it' }).click();

  const channels = page.getByRole('list', { name: 'Channels of this project' });
  await expect(channels).toContainText('Not proven yet');
  expect(await page.content()).not.toContain('a-secret-path');
  await page.getByRole('button', { name: 'Send a test to Receiver' }).click();
  await receiver.had(1);
  expect(receiver.received[0]?.headers['webhook-signature']).toMatch(/^v1,/);
  const messages = page.getByRole('list', { name: 'Last messages to Receiver' });
  await expect(messages.getByText('Delivered')).toBeVisible();
  await expect(channels.getByText('Working')).toBeVisible();

  const sent = await request.post('/api/v1/queues/dead-letters', {
    headers: { authorization: `Bearer ${project.apiKey}` },
    data: { queue: 'payments-dlq', messageId: 'm1', error: 'Card refused' },
  });
  expect(await sent.json()).toMatchObject({ accepted: 1 });
  await receiver.had(2);
  expect(JSON.parse(receiver.received[1]?.body ?? '{}')).toMatchObject({
    type: 'alert.fired',
    data: { subject: expect.stringContaining('payments-dlq') },
  });
  await expect(messages.getByText(/^fired: .*payments-dlq/)).toBeVisible();

  expect(await findFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Pause Receiver' }).click();
  await expect(channels.getByText('Paused', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Resume Receiver' }).click();
  await expect(channels.getByText('Working')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Receiver' }).click();
  await page.getByRole('button', { name: 'Remove channel' }).click();
  await expect(channels).toBeHidden();
});

test('A receiver that is gone switches its channel off, and the page says why', async ({
  page,
  request,
  project,
}) => {
  receiver.answer = () => ({ status: 410 });
  await request.post('/api/v1/channels', {
    headers: { authorization: `Bearer ${project.apiKey}` },
    data: { kind: 'slack', name: '#alerts', address: receiver.url },
  });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/p/${project.slug}/settings/channels`);
  await page.getByRole('button', { name: 'Send a test to #alerts' }).click();
  await expect(page.getByText('Switched off')).toBeVisible();
  await expect(page.getByText(/answered 410/).first()).toBeVisible();
  expect(await overflow(page)).toBe(0);
});

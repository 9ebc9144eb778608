import { startHttpReceiver } from '@/scripts/testing/receivers';
import { expect, test } from '../fixtures/product-test';

test.use({ productOptions: { settings: { CANDOR_ALLOW_PRIVATE_TARGETS: 'true' } } });

test('A worker that is killed while it sends loses no page: the next sends it once more, marked as a repeat', async ({
  request,
  project,
  product,
}) => {
  const receiver = await startHttpReceiver();
  // It takes the message and never answers.
  receiver.answer = () => null;
  const headers = { authorization: `Bearer ${project.apiKey}` };
  await request.post('/api/v1/channels', {
    headers,
    data: { kind: 'webhook', name: 'Receiver', address: receiver.url },
  });
  await request.post('/api/v1/queues/dead-letters', {
    headers,
    data: { queue: 'payments-dlq', messageId: 'm1', error: 'Card refused' },
  });
  await receiver.had(1);
  await product.kill('worker');
  receiver.answer = () => ({ status: 204 });
  await product.start('worker');
  await receiver.had(2);
  const [first, second] = receiver.received;
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect(JSON.parse(first?.body ?? '{}').data.mayBeRepeat).toBe(false);
  expect(JSON.parse(second?.body ?? '{}').data.mayBeRepeat).toBe(true);
  await expect
    .poll(async () => {
      const { items } = await (await request.get('/api/v1/alerts', { headers })).json();
      return items.flatMap(({ ledger }: { ledger: { status: string }[] }) =>
        ledger.map(({ status }) => status),
      );
    })
    .toEqual(['delivered']);
  await receiver.stop();
});

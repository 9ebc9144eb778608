import { expect, test } from '../fixtures/signal-test';

test('The doctor shows what records of every signal became, and why one was rejected', async ({
  open,
  page,
  product,
  project,
  faults,
}) => {
  const post = (path: string, body: unknown) =>
    fetch(`${product.origin}/api/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${project.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const otlp = {
    resource: { attributes: [{ key: 'service.name', value: { stringValue: 'mailer' } }] },
  };
  const gauge = {
    dataPoints: [{ asInt: '7', attributes: [{ key: 'queue', value: { stringValue: 'emails' } }] }],
  };
  await post('v1/breakers/transitions', [{ breaker: 'bank', service: 'pay', to: 'ajar' }]);
  await post('v1/queues/samples', [{ queue: 'captures', depth: 12 }, { depth: 3 }]);
  await post('otlp/v1/metrics', {
    resourceMetrics: [
      { ...otlp, scopeMetrics: [{ metrics: [{ name: 'rabbitmq_queue_messages_ready', gauge }] }] },
    ],
  });
  await open('ingest');
  const records = page.getByRole('list', { name: 'Latest records' });
  const rejected = records.getByRole('button', { name: /Rejected.*"to" must be closed/ });
  await rejected.click();
  await expect(records).toContainText('Why it was rejected');
  await expect(records).toContainText('"breaker": "bank"');
  expect(await faults()).toEqual([]);
  await page.getByLabel('Outcome').selectOption('accepted');
  // One accepted record a second is kept of a key: which of the two, is a matter of time.
  await expect(async () => {
    await post('otlp/v1/metrics', {
      resourceMetrics: [
        {
          ...otlp,
          scopeMetrics: [{ metrics: [{ name: 'rabbitmq_queue_messages_ready', gauge }] }],
        },
      ],
      sent: Date.now(),
    });
    const made = records.getByRole('button', { name: /Accepted.*queue sample: .*emails/ });
    await made.first().click({ timeout: 4_000 });
  }).toPass();
  await expect(records).toContainText('The queue sample it became');
  await expect(records).toContainText('rabbitmq_queue_messages_ready');
});

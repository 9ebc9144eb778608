import type { BreakerList } from '@/domain/breakers/breaker-answer';
import type { QueueList } from '@/domain/queues/queue-answer';
import { expect, test } from './sender-test';

const WAYS = [
  { encoding: 'http', protocol: 'http/json', compression: 'gzip', temporality: 'cumulative' },
  { encoding: 'http', protocol: 'http/json', compression: 'none', temporality: 'delta' },
  { encoding: 'proto', protocol: 'http/protobuf', compression: 'gzip', temporality: 'delta' },
  { encoding: 'proto', protocol: 'http/protobuf', compression: 'none', temporality: 'cumulative' },
];

for (const { encoding, protocol, compression, temporality } of WAYS) {
  test(`The OpenTelemetry SDK's metrics over ${protocol} (${compression}, ${temporality}) end as queues, breakers and metrics`, async ({
    product,
    runScript,
    sender,
    database,
    service,
  }) => {
    const queue = `emails-${service}`;
    const breaker = `card-${service}`;
    const env = { OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: temporality };
    const script = `import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-${encoding}';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
const exporter = new OTLPMetricExporter({
  url: '${product.origin}/api/otlp/v1/metrics',
  headers: { Authorization: 'Bearer ${product.apiKey}' },
  compression: '${compression}',
});
const provider = new MeterProvider({
  resource: resourceFromAttributes({
    'service.name': '${service}',
    'service.version': '1.4.2',
    'service.instance.id': 'pod-1',
    'deployment.environment.name': 'production',
  }),
  readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })],
});
const meter = provider.getMeter('checkout', '2.0.0');
const queue = { 'bullmq.queue.name': '${queue}' };
const jobs = meter.createObservableGauge('bullmq.queue.jobs');
jobs.addCallback((result) => {
  result.observe(12, { ...queue, 'bullmq.queue.jobs.state': 'waiting' });
  result.observe(3, { ...queue, 'bullmq.queue.jobs.state': 'active' });
  result.observe(2, { ...queue, 'bullmq.queue.jobs.state': 'failed' });
});
const completed = meter.createCounter('bullmq.jobs.completed');
const circuit = meter.createCounter('circuit');
const count = (event, times = 1) => circuit.add(times, { name: '${breaker}', event });
const state = meter.createObservableGauge('resilience4j.circuitbreaker.state');
state.addCallback((result) => {
  for (const name of ['closed', 'open', 'half_open'])
    result.observe(Number(name === 'open'), { name: '${breaker}-4j', state: name });
});
const orders = meter.createCounter('orders.placed', { unit: '{order}' });
const carts = meter.createUpDownCounter('carts.open');
const duration = meter.createHistogram('checkout.duration', { unit: 'ms' });
completed.add(30, queue);
count('fire', 10);
count('success', 10);
orders.add(5, { shop: 'de' });
orders.add(2, { shop: 'fr' });
carts.add(4);
carts.add(-1);
for (const value of [4, 40, 400]) duration.record(value);
// A reading of the very millisecond in which its count began tells no increase, says OTLP.
await new Promise((resolve) => setTimeout(resolve, 20));
await provider.forceFlush();
completed.add(7, queue);
count('fire', 8);
count('success', 2);
count('failure', 6);
count('open');
orders.add(3, { shop: 'de' });
await provider.shutdown();
`;
    expect(await runScript('main.mjs', script, env)).toBe('');

    const queues = (await sender.get('/api/v1/queues')).json as QueueList;
    const mine = queues.items.filter((item) => item.queue.startsWith(queue));
    expect(mine.sort((a, b) => a.queue.length - b.queue.length)).toMatchObject([
      { queue, system: 'bullmq', kind: 'work', depth: 12, inFlight: 3, service },
      { queue: `${queue}.failed`, kind: 'dead_letter', deadLetterOf: queue, depth: 2 },
    ]);
    const { rows: left } = await database.query(
      'SELECT sum(dequeued)::int AS dequeued FROM queue_sample WHERE queue = $1',
      [queue],
    );
    expect(left).toEqual([{ dequeued: 37 }]);

    const breakers = (await sender.get('/api/v1/breakers')).json as BreakerList;
    const opossum = breakers.items.find((item) => item.breaker === breaker);
    expect(opossum).toMatchObject({
      service,
      environment: 'production',
      state: 'open',
      calls: 18,
      errorRate: { value: 6 / 18, n: 18 },
    });
    const resilience4j = breakers.items.find((item) => item.breaker === `${breaker}-4j`);
    expect(resilience4j).toMatchObject({ service, state: 'open' });

    const { rows: points } = await database.query(
      `SELECT s.name, s.type, m.unit, s.labels, sum(r.sum)::float AS sum, max(r.max)::float AS max
       FROM metric_series s JOIN metric m ON m.project_id = s.project_id AND m.name = s.name JOIN metric_rollup_hour r ON r.project_id = s.project_id AND r.series_id = s.id
       WHERE s.service = $1 AND s.name NOT LIKE '%bucket' GROUP BY s.id, s.name, s.type, m.unit, s.labels
       ORDER BY s.name, s.labels::text`,
      [service],
    );
    const counted = temporality === 'delta' ? 'delta' : 'counter';
    expect(points).toMatchObject([
      // A level, whose newest value is what counts; it was exported twice.
      { name: 'carts.open', type: 'gauge', max: 3 },
      { name: 'checkout.duration_count', type: counted, sum: 3 },
      { name: 'checkout.duration_sum', type: counted, unit: 'ms', sum: 444 },
      { name: 'orders.placed', type: counted, unit: '{order}', labels: { shop: 'de' }, sum: 8 },
      { name: 'orders.placed', type: counted, labels: { shop: 'fr' }, sum: 2 },
    ]);
  });
}

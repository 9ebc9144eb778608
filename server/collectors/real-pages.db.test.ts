import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import CircuitBreaker from 'opossum';
import PrometheusMetrics from 'opossum-prometheus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCollectorSchema } from '@/domain/collectors/schemas';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { answerBreakers } from '@/server/breakers/answer-breakers';
import { closeConnections, db } from '@/server/db/client';
import { answerQueues } from '@/server/queues/answer-queues';
import { createCollector } from './create-collector';
import { listCollectors } from './list-collectors';
import { runDueCollectors } from './run-due-collectors';

await createTestDatabase();

/** A service whose page of metrics says whatever `page` answers. */
let server: Server;
let page = () => '';
let address = '';
let project: Awaited<ReturnType<typeof makeProject>>;

beforeAll(async () => {
  server = createServer((_, response) => response.end(page()));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  project = await makeProject('Pages');
  const input = createCollectorSchema.parse({
    kind: 'prometheus',
    name: 'Payments',
    url: address,
    service: 'payments',
  });
  await createCollector({ ctx: project.ctx, input });
});
afterAll(async () => {
  server.close();
  await closeConnections();
});

/** The collector's next visit, at once. */
async function visit() {
  await db().collector.updateMany({ data: { runAfter: new Date(0) } });
  await runDueCollectors(new AbortController().signal);
  expect(await listCollectors(project.ctx)).toMatchObject([{ lastError: null }]);
}
const breaker = async (name: string) => {
  const { items } = await answerBreakers(project.id, {});
  return items.find((item) => item.breaker === name);
};
/** No series of a metric is made of what became a breaker or a queue. */
const seriesNamed = (name: string) =>
  db().metricSeries.count({ where: { projectId: project.id, name } });

describe('a page of metrics that a collector scrapes', () => {
  it('of a real opossum breaker ends as a breaker: its state, its moves and its calls', async () => {
    const call = async (isFine: boolean) => {
      if (!isFine) throw new Error('card network is down');
    };
    const card = new CircuitBreaker(call, { name: 'card-network', resetTimeout: 60_000 });
    card.fallback(() => {});
    const prometheus = new PrometheusMetrics({ circuits: [card] });
    page = () => prometheus.metrics;
    await card.fire(true);
    await visit();
    expect(await breaker('card-network')).toMatchObject({ service: 'payments', state: 'closed' });
    for (const isFine of [true, false, false, false]) await card.fire(isFine);
    await visit();
    const opened = await breaker('card-network');
    expect(opened).toMatchObject({ state: 'open', health: 'failing' });
    expect(opened?.calls).toBe(4);
    expect(opened?.timeline.at(-1)).toMatchObject({
      state: 'open',
      reason: expect.stringMatching(/^Read from/),
    });
    card.close();
    await visit();
    expect(await breaker('card-network')).toMatchObject({ state: 'closed' });
    expect(await seriesNamed('circuit')).toBe(0);
    prometheus.clear();
    card.shutdown();
  });

  it('of resilience4j ends as a breaker with the library’s own state', async () => {
    const states = (open: number) =>
      ['closed', 'open', 'half_open']
        .map((state) => {
          const isIt = state === (open ? 'open' : 'closed');
          return `resilience4j_circuitbreaker_state{name="stock",state="${state}"} ${Number(isIt)}`;
        })
        .join('\n');
    const calls = (count: number) =>
      `resilience4j_circuitbreaker_calls_seconds_count{name="stock",kind="failed"} ${count}`;
    page = () =>
      `# TYPE resilience4j_circuitbreaker_state gauge\n${states(0)}\n# TYPE resilience4j_circuitbreaker_calls_seconds summary\n${calls(4)}\n`;
    await visit();
    page = () =>
      `# TYPE resilience4j_circuitbreaker_state gauge\n${states(1)}\n# TYPE resilience4j_circuitbreaker_calls_seconds summary\n${calls(9)}\n`;
    await visit();
    expect(await breaker('stock')).toMatchObject({ state: 'open', calls: 5 });
    expect(await seriesNamed('resilience4j_circuitbreaker_state')).toBe(0);
  });

  it('of BullMQ and RabbitMQ ends as queues, dead letters apart, and all else as metrics', async () => {
    page = () => `# TYPE bullmq_job_count gauge
bullmq_job_count{queue="emails",state="waiting"} 7
bullmq_job_count{queue="emails",state="active"} 2
bullmq_job_count{queue="emails",state="failed"} 3
# TYPE rabbitmq_detailed_queue_messages_ready gauge
rabbitmq_detailed_queue_messages_ready{vhost="/",queue="invoices"} 5
# TYPE rabbitmq_detailed_queue_consumers gauge
rabbitmq_detailed_queue_consumers{vhost="/",queue="invoices"} 1
# TYPE process_open_fds gauge
process_open_fds 12
`;
    await visit();
    const { items } = await answerQueues(project.id, {});
    const told = items.map(({ queue, kind, depth }) => [queue, kind, depth]).sort();
    expect(told).toEqual([
      ['emails', 'work', 7],
      ['emails.failed', 'dead_letter', 3],
      ['invoices', 'work', 5],
    ]);
    expect(await seriesNamed('bullmq_job_count')).toBe(0);
    expect(await seriesNamed('process_open_fds')).toBe(1);
  });
});

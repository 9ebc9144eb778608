import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as postTraces } from '@/app/api/otlp/v1/traces/route';
import { POST as postInferences } from '@/app/api/v1/ai/inferences/route';
import { POST as postMoves } from '@/app/api/v1/breakers/transitions/route';
import { POST as postDeployments } from '@/app/api/v1/deployments/route';
import { POST as postLetters } from '@/app/api/v1/queues/dead-letters/route';
import { trailParams } from '@/domain/logs/search-params';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { makeLogEvent, storeLogEvents } from '@/scripts/testing/store-log-events';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections } from '@/server/db/client';
import { readTrail } from './read-trail';

await createTestDatabase();
const TRACE = '7bf92f3577b34da6a3ce929d0e0e4736';
const ROOT = '00f067aa0ba902b7';
const CHILD = '00f067aa0ba902b8';
const began = Date.now() - 60_000;
let projectId = '';
let sendSpans: (spans: unknown[]) => Promise<void>;

const span = (spanId: string, ms: number, fields: object = {}) => ({
  traceId: TRACE,
  spanId,
  name: spanId === ROOT ? 'POST /orders' : 'charge',
  startTimeUnixNano: `${began + ms}000000`,
  endTimeUnixNano: `${began + ms + 100}000000`,
  ...fields,
});

beforeAll(async () => {
  const project = await makeProject('Trail');
  projectId = project.id;
  const { authorization } = await makeApiKey(project, ['ingest']);
  sendSpans = async (spans) => {
    const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
    const headers = { authorization, 'content-type': 'application/json' };
    const request = new Request('http://candor.test/', { method: 'POST', body, headers });
    expect((await postTraces(request, { params: Promise.resolve({}) })).status).toBe(200);
  };
  await sendSpans([
    span(ROOT, 0),
    span(CHILD, 10, {
      parentSpanId: ROOT,
      status: { code: 2, message: 'declined' },
      attributes: [{ key: 'correlation_id', value: { stringValue: 'Order-7' } }],
    }),
  ]);
  const line = (ms: number, message: string, fields = {}) =>
    makeLogEvent({ timeMs: began + ms, message, traceId: TRACE, ...fields });
  await storeLogEvents(projectId, [
    line(0, 'received'),
    line(10, 'charging', { spanId: CHILD }),
    line(20, 'declined', { traceId: null, correlationId: 'Order-7' }),
  ]);
});
afterAll(closeConnections);

const titles = (trail: Awaited<ReturnType<typeof readTrail>>) =>
  trail.items.map(({ kind, title }) => `${kind} ${title}`);

it('A trail holds spans and lines in order, a span before what was written at its beginning', async () => {
  const trail = await readTrail(projectId, TRACE.toUpperCase(), trailParams.parse({}));
  expect(titles(trail)).toEqual([
    'span POST /orders',
    'log received',
    'span charge',
    'log charging',
  ]);
  expect(trail.items[2]).toMatchObject({
    level: 'error',
    durationMs: 100,
    span: { spanId: CHILD, parentSpanId: ROOT, status: 'error', statusMessage: 'declined' },
  });
});

it('A trail that is read in pages holds each item once, also among those of one moment', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const params = trailParams.parse({ limit: '1', ...(cursor === undefined ? {} : { cursor }) });
    const page = await readTrail(projectId, TRACE, params);
    seen.push(...titles(page));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && seen.length < 20);
  expect(seen).toEqual(['span POST /orders', 'log received', 'span charge', 'log charging']);
});

it('A correlation id leads to the spans and lines that carry it', async () => {
  const trail = await readTrail(projectId, 'Order-7', trailParams.parse({}));
  expect(titles(trail)).toEqual(['span charge', 'log declined']);
});

it('A span that a collector sends again in another batch is told once', async () => {
  await sendSpans([span(ROOT, 0), span('00f067aa0ba902b9', 30)]);
  const trail = await readTrail(projectId, TRACE, trailParams.parse({}));
  expect(titles(trail).filter((title) => title === 'span POST /orders')).toHaveLength(1);
});

it('A cursor that is none is refused', async () => {
  await expect(
    readTrail(projectId, TRACE, trailParams.parse({ cursor: '1.abc.1' })),
  ).rejects.toMatchObject({ code: 'invalid' });
});

it('A dead letter stands in the trail of its correlation id, and leads to its group', async () => {
  const project = await makeProject('Letters');
  const { authorization } = await makeApiKey(project, ['ingest']);
  const at = (ms: number) => began + ms;
  const told = ['a', 'b'].map((messageId) => ({
    queue: 'orders-dlq',
    messageId,
    error: 'declined',
    errorType: 'Declined',
    correlationId: 'Order-8',
    at: at(30),
  }));
  const body = JSON.stringify(told);
  const headers = { authorization, 'content-type': 'application/json' };
  const request = new Request('http://candor.test/', { method: 'POST', body, headers });
  expect((await postLetters(request, { params: Promise.resolve({}) })).status).toBe(200);
  await storeLogEvents(project.id, [
    makeLogEvent({ timeMs: at(40), message: 'given up', correlationId: 'Order-8' }),
  ]);
  const pages = [await readTrail(project.id, 'Order-8', trailParams.parse({ limit: '1' }))];
  for (;;) {
    const cursor = pages[pages.length - 1]?.nextCursor;
    if (!cursor) break;
    pages.push(await readTrail(project.id, 'Order-8', trailParams.parse({ limit: '1', cursor })));
  }
  expect(pages.flatMap(titles)).toEqual([
    'dead_letter dead letter in orders-dlq: Declined: declined',
    'dead_letter dead letter in orders-dlq: Declined: declined',
    'log given up',
  ]);
  expect(pages[0]?.items[0]?.ref).toMatch(/^[0-9a-f-]{36}\?open=[0-9a-f-]{36}$/);
});

it('What happened to its services meanwhile stands beside a trail, without carrying its id', async () => {
  const project = await makeProject('Meanwhile');
  const { authorization } = await makeApiKey(project, ['ingest']);
  const send = async (post: typeof postLetters, records: unknown) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const body = JSON.stringify(records);
    const request = new Request('http://candor.test/', { method: 'POST', body, headers });
    expect((await post(request, { params: Promise.resolve({}) })).status).toBe(200);
  };
  const move = (breaker: string, service: string, minutes: number, more = {}) => ({
    breaker,
    service,
    from: 'closed',
    to: 'open',
    at: began + minutes * 60_000,
    ...more,
  });
  await send(postMoves, [
    move('bank', 'payments', 0, { reason: 'Half of the calls failed' }),
    move('payments', 'checkout', 0.5, { dependency: 'payments' }),
    move('bank', 'payments', -10),
    move('index', 'search', 0),
  ]);
  const deployment = { environment: 'production', sha: 'abc1234', status: 'succeeded' };
  const at = (minutes: number) => began + minutes * 60_000;
  await send(postDeployments, [
    { ...deployment, id: 'd1', service: 'payments', version: '2.3.1', finishedAt: at(-20) },
    { ...deployment, id: 'd2', service: 'payments', version: '2.3.0', finishedAt: at(-200) },
    { ...deployment, id: 'd3', service: 'search', version: '9', finishedAt: at(-5) },
  ]);
  await storeLogEvents(project.id, [
    makeLogEvent({ timeMs: began, message: 'charging', traceId: TRACE, service: 'payments' }),
  ]);
  const { items, context, from, to } = await readTrail(project.id, TRACE, trailParams.parse({}));
  expect(items.map(({ kind }) => kind)).toEqual(['log']);
  expect(from).toEqual(to);
  expect(context.map(({ kind, service, title }) => `${kind} ${service}: ${title}`)).toEqual([
    'deployment payments: 2.3.1 deployed to production',
    'breaker payments: bank went from closed to open: Half of the calls failed',
    'breaker checkout: payments went from closed to open',
  ]);
});

it('A trail that nothing carries has nothing beside it', async () => {
  const trail = await readTrail(projectId, 'nobody', trailParams.parse({}));
  expect([trail.items, trail.context]).toEqual([[], []]);
});

it('A trail that goes on after weeks holds its beginning too, also when it is read in pages', async () => {
  const project = await makeProject('Weeks');
  const day = 86_400_000;
  const line = (days: number, message: string, fields: object) =>
    makeLogEvent({ timeMs: began - days * day, message, ...fields });
  await storeLogEvents(project.id, [
    line(40, 'ordered', { correlationId: 'order-9' }),
    line(21, 'shipped', { traceId: 'order-9' }),
    line(0, 'refunded', { correlationId: 'order-9', traceId: 'order-9' }),
    line(0, 'another', { correlationId: 'ORDER-9' }),
  ]);
  const { authorization } = await makeApiKey(project, ['ingest']);
  const asked = (id: string, days: number) => ({
    id,
    feature: 'refunds',
    model: 'm',
    outcome: 'ok',
    traceId: 'order-9',
    at: began - days * day,
  });
  // Two of one moment, so that a page ends between them.
  const body = JSON.stringify([asked('a', 5), asked('b', 5), asked('c', 1)]);
  const headers = { authorization, 'content-type': 'application/json' };
  const request = new Request('http://candor.test/', { method: 'POST', body, headers });
  expect((await postInferences(request, { params: Promise.resolve({}) })).status).toBe(200);
  const answered = 'inference refunds: m answered';
  const told = ['log ordered', 'log shipped', answered, answered, answered, 'log refunded'];
  expect(titles(await readTrail(project.id, 'order-9', trailParams.parse({})))).toEqual(told);
  const pages: string[] = [];
  let cursor: string | undefined;
  do {
    const params = trailParams.parse({ limit: '1', ...(cursor === undefined ? {} : { cursor }) });
    const page = await readTrail(project.id, 'order-9', params);
    pages.push(...titles(page));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && pages.length < 20);
  expect(pages).toEqual(told);
  const upper = await readTrail(project.id, 'ORDER-9', trailParams.parse({}));
  expect(titles(upper)).toContain('log another');
  expect(titles(upper)).toContain('log ordered');
});

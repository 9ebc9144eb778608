import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { evaluateNow } from '@/server/alerting/evaluate-at-once';
import { closeConnections, db } from '@/server/db/client';
import { POST as TRANSITIONS } from '../breakers/transitions/route';
import { POST as DEPLOYMENTS } from '../deployments/route';
import { POST as LETTERS } from '../queues/dead-letters/route';
import { POST as EVENTS } from './[id]/events/route';
import { POST as ROLES } from './[id]/roles/route';
import { GET as ONE, PATCH } from './[id]/route';
import { POST as STATUS } from './[id]/status/route';
import { GET, POST } from './route';

await createTestDatabase();
let projectId = '';
let authorization = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest', 'read', 'write']));
});
afterAll(closeConnections);

async function call(handler: typeof ONE, id: string, body?: unknown, search = '') {
  const request = new Request(`http://candor.test/api/v1/incidents${search}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve({ id }) });
  return { status: response.status, body: await response.json() };
}
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const textsOf = (body: { timeline: { text: string }[] }) => body.timeline.map(({ text }) => text);

describe('an incident', () => {
  it('is declared by its title alone, counted, found by id and number, and listed', async () => {
    const made = await call(POST, '', { title: 'Checkout fails' });
    expect(made).toMatchObject({
      status: 201,
      body: { number: 1, severity: 'SEV3', status: 'investigating', roles: [], services: [] },
    });
    const { id } = made.body;
    expect((await call(ONE, id)).body).toMatchObject({ id, title: 'Checkout fails' });
    expect((await call(ONE, '1')).body.id).toBe(id);
    expect((await call(ONE, '99')).status).toBe(404);
    const { body } = await call(GET, '', undefined, '?status=open&severity=SEV3');
    expect(body.items.map((one: { id: string }) => one.id)).toEqual([id]);
    expect((await call(GET, '', undefined, '?status=resolved')).body.items).toEqual([]);
    expect((await call(GET, '', undefined, '?colour=red')).status).toBe(400);
  });

  it('says what is wrong with what it is not declared by', async () => {
    for (const [body, path, status = 400] of [
      [{}, 'title'],
      [{ title: 'x', severity: 'SEV9' }, 'severity'],
      [{ title: 'x', alertIds: [crypto.randomUUID()] }, 'alertIds', 404],
      [{ title: 'x', startedAt: '2199-01-01T00:00:00Z' }, 'startedAt'],
      [{ title: 'x', channelUrl: 'javascript:alert(1)' }, 'channelUrl'],
    ] as const) {
      const answer = await call(POST, '', body);
      expect([path, answer.status]).toEqual([path, status]);
      expect(JSON.stringify(answer.body.error)).toContain(path);
    }
    const halved = await call(POST, '', { title: 'x', services: ['a\ud800'] });
    expect(halved.body.services).toEqual(['a\ufffd']);
    const startedAt = Math.floor(Date.now() / 1_000) - 600;
    const inSeconds = await call(POST, '', { title: 'x', startedAt });
    expect(inSeconds.body.startedAt).toBe(new Date(startedAt * 1_000).toISOString());
  });

  it('has numbers of its own however many are declared at one moment', async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, nth) => call(POST, '', { title: `At once ${nth}` })),
    );
    expect(made.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect(new Set(made.map(({ body }) => body.number)).size).toBe(6);
  });

  it('is run from the first role to its end, with its times, and is reopened', async () => {
    const { body: made } = await call(POST, '', { title: 'Slow', startedAt: minutesAgo(20) });
    const { id } = made;
    const led = await call(ROLES, id, { role: 'commander', name: 'Ada' });
    expect(led.body).toMatchObject({ roles: [{ role: 'commander', name: 'Ada' }] });
    expect(led.body.acknowledgedAt).not.toBeNull();
    expect(led.body.steps[0]).toMatchObject({ step: 'command', at: expect.any(String) });
    const noted = await call(EVENTS, id, { text: 'Saw it on the wall', at: minutesAgo(15) });
    expect(noted.status).toBe(201);
    expect(textsOf(noted.body)[0]).toBe('Saw it on the wall');
    const watched = await call(STATUS, id, { status: 'monitoring', text: 'Orders go through.' });
    expect(watched.body.mitigatedAt).not.toBeNull();
    expect(watched.body.updates).toMatchObject([{ text: 'Orders go through.' }]);
    const over = await call(STATUS, id, { status: 'resolved' });
    expect(over.body.resolvedAt).not.toBeNull();
    const again = await call(STATUS, id, { status: 'investigating' });
    expect(again.body).toMatchObject({ resolvedAt: null, mitigatedAt: null });
    expect(textsOf(again.body).at(-1)).toContain('Reopened');
    const mirrored = await db().deliveryIncident.findFirstOrThrow({ where: { projectId, id } });
    expect(mirrored.recoveredAt).toBeNull();
    const audit = await db().auditEntry.findMany({
      where: { projectId, action: { startsWith: 'incident.' }, subject: { contains: 'Slow' } },
    });
    expect(audit.length).toBeGreaterThanOrEqual(6);
  });

  it('is changed by one of two who change it at the same moment, and the other is told of it', async () => {
    const { body: made } = await call(POST, '', { title: 'Raced' });
    const { id, revision } = made;
    const [one, two] = await Promise.all([
      call(PATCH, id, { severity: 'SEV1', revision }),
      call(PATCH, id, { severity: 'SEV2', revision }),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const lost = one.status === 409 ? one : two;
    expect(JSON.stringify(lost.body.error)).toContain('meanwhile');
    expect((await call(PATCH, id, { severity: 'SEV4', revision: 1 })).status).toBe(409);
    expect((await call(PATCH, id, { title: 'Settled' })).body.title).toBe('Settled');
    const wrong = await call(PATCH, id, { mitigatedAt: minutesAgo(600) });
    expect([wrong.status, wrong.body.error.details[0].path]).toEqual([400, 'mitigatedAt']);
  });
});

describe('a rule that says that what it finds is an incident', () => {
  it('declares one for its first alert, which the next of the same service joins', async () => {
    const send = (service: string, messageId: string) =>
      call(LETTERS, '', { queue: `${service}-dlq`, messageId, error: 'boom', service });
    const rules = { where: { projectId, key: 'dead-letters' } };
    await db().alertRule.updateMany({ ...rules, data: { declareIncident: true } });
    await send('stock', 'one');
    await evaluateNow(projectId);
    await send('stock', 'two');
    await evaluateNow(projectId);
    const found = await db().incident.findMany({
      where: { projectId, services: { has: 'stock' } },
      include: { alerts: true },
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ status: 'investigating', severity: 'SEV1' });
    expect(found[0]?.declaredBy).toContain('Rule');
    expect(found[0]?.alerts.length).toBeGreaterThanOrEqual(1);
    await db().alertRule.updateMany({ ...rules, data: { declareIncident: false } });
  });
});

describe('channels', () => {
  it('are told when an incident is declared, when there is news and when it is over, each once', async () => {
    const channel = await db().notificationChannel.create({
      data: { projectId, kind: 'webhook', name: 'House', address: 'receiver.example' },
    });
    const { body } = await call(POST, '', { title: 'Told', severity: 'SEV2' });
    const { id, number } = body;
    await call(STATUS, id, { status: 'identified', text: 'It is the cache.' });
    await call(STATUS, id, { status: 'identified', text: 'Half of it is well.' });
    await call(STATUS, id, { status: 'resolved' });
    const notices = await db().notification.findMany({
      where: { projectId, incidentId: id },
      orderBy: { seq: 'asc' },
    });
    expect(notices.map(({ transition }) => transition)).toEqual([
      'declared',
      'updated',
      'updated',
      'resolved',
    ]);
    expect(notices[1]?.payload).toMatchObject({
      subject: `INC-${number} SEV2 Told`,
      severity: 'high',
      text: 'It is the cache.',
      path: expect.stringContaining(`/incidents/${number}`),
      thread: `incident/${id}`,
    });
    await db().notificationChannel.delete({
      where: { projectId_id: { projectId, id: channel.id } },
    });
  });
});

describe('the timeline of an incident', () => {
  it('fills itself with what the signals told of its services, at their own times', async () => {
    const baseMs = Date.now() - 30 * 60_000;
    const at = (minutes: number) => new Date(baseMs + minutes * 60_000).toISOString();
    await call(DEPLOYMENTS, '', [
      {
        id: 'd7',
        service: 'payments',
        environment: 'production',
        sha: 'abcdef1',
        version: '7.0',
        status: 'succeeded',
        finishedAt: at(0),
      },
      {
        id: 'm1',
        service: 'mail',
        environment: 'production',
        sha: 'abcdef2',
        status: 'succeeded',
        finishedAt: at(1),
      },
    ]);
    await call(TRANSITIONS, '', {
      breaker: 'payments-api',
      service: 'payments',
      from: 'closed',
      to: 'open',
      reason: 'half of the calls fail',
      at: at(8),
    });
    await call(LETTERS, '', {
      queue: 'payments-dlq',
      messageId: 'm',
      error: 'boom',
      errorType: 'TimeoutError',
      service: 'payments',
      at: at(9),
    });
    const { body } = await call(POST, '', {
      title: 'Payments fail',
      services: ['payments'],
      startedAt: at(5),
    });
    expect(textsOf(body)).toEqual([
      'payments 7.0 was deployed in production',
      'Breaker payments-api of payments opened (half of the calls fail)',
      'A message given up in payments-dlq (TimeoutError), within 10 min',
      'Declared as SEV3: Payments fail',
    ]);
    expect(body.timeline[1].at).toBe(at(8));
    expect(body.suspectedChanges[0]).toMatchObject({ deploymentId: 'd7', isConfirmed: null });
    expect(body.suspectedChanges[0].reasons.join(' ')).toContain(
      'It is of payments, like the incident.',
    );
  });

  it('shows the first sign of trouble that lies before its beginning, until somebody takes that moment', async () => {
    const baseMs = Date.now() - 20 * 60_000;
    const at = (minutes: number) => new Date(baseMs + minutes * 60_000).toISOString();
    const move = (breaker: string, to: string, minutes: number) =>
      call(TRANSITIONS, '', { breaker, service: 'search', to, at: at(minutes) });
    await move('index', 'open', 0);
    await move('index', 'closed', 1);
    await move('ranking', 'open', 4);
    const { body } = await call(POST, '', {
      title: 'Search is empty',
      services: ['search'],
      startedAt: at(10),
    });
    // The index was well again by then: that was something else.
    expect(body.earlierStart).toMatchObject({
      at: at(4),
      text: 'Breaker ranking of search opened',
      ref: { type: 'breaker', path: expect.stringMatching(/^breakers\//) },
    });
    const detectSeconds = (one: { startedAt: string; detectedAt: string }) =>
      Math.round((Date.parse(one.detectedAt) - Date.parse(one.startedAt)) / 1_000);
    const taken = await call(PATCH, body.id, { startedAt: body.earlierStart.at });
    expect(taken.body).toMatchObject({ startedAt: at(4), earlierStart: null });
    expect(detectSeconds(taken.body) - detectSeconds(body)).toBe(6 * 60);
  });

  it('shows since when an alert held that was not over by its beginning', async () => {
    const rule = await db().alertRule.findFirstOrThrow({ where: { projectId } });
    const raise = (summary: string, minutes: number, resolvedMinutes: number | null) =>
      db().alert.create({
        data: {
          projectId,
          ruleId: rule.id,
          ruleName: rule.name,
          severity: 'high',
          fingerprint: summary,
          labels: {},
          service: 'stock-room',
          state: resolvedMinutes === null ? 'firing' : 'resolved',
          summary,
          startedAt: minutesAgo(minutes),
          heldAt: minutesAgo(minutes),
          isHolding: resolvedMinutes === null,
          firedAt: minutesAgo(minutes - 2),
          resolvedAt: resolvedMinutes === null ? null : minutesAgo(resolvedMinutes),
        },
      });
    await raise('Stock was slow', 19, 16);
    const { id } = await raise('Stock is slow', 12, null);
    const { body } = await call(POST, '', {
      title: 'Nothing is in stock',
      services: ['stock-room'],
      startedAt: minutesAgo(6),
    });
    expect(body.earlierStart).toMatchObject({
      text: 'Stock is slow',
      ref: { type: 'alert', id, path: `alerts/${id}` },
    });
  });
});

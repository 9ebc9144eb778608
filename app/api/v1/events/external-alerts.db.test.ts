import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { makeApiKey, makeMember, makeProject } from '@/scripts/testing/make-project';
import { type HttpReceiver, startHttpReceiver } from '@/scripts/testing/receivers';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { workerTurn } from '@/scripts/testing/worker-turn';
import { actOn } from '@/server/alerting/act-on-alert';
import { listAlerts } from '@/server/alerting/read-alerts';
import { closeConnections, db, inProject } from '@/server/db/client';
import { declareForAlert } from '@/server/incidents/declare-for-alert';
import { createChannel } from '@/server/notifications/create-channel';
import { createWebhook } from '@/server/webhooks/create-webhook';
import { listDeliveries } from '@/server/webhooks/list-webhooks';
import { POST as ALERTMANAGER } from '../webhooks/alertmanager/[endpointId]/route';
import { POST as EVENTS } from './route';

const database = await createTestDatabase();
process.env.CANDOR_ALLOW_PRIVATE_TARGETS = 'true';

let receiver: HttpReceiver;
let project: Awaited<ReturnType<typeof makeProject>>;
let authorization = '';
let seconds = 0;

beforeEach(async () => {
  await db().project.deleteMany();
  receiver = await startHttpReceiver();
  project = await makeProject('Shop');
  ({ authorization } = await makeApiKey(project, ['ingest']));
  await createChannel({
    ctx: project.ctx,
    input: createChannelSchema.parse({ kind: 'webhook', name: 'Receiver', address: receiver.url }),
  });
  return () => receiver.stop();
});
afterAll(closeConnections);

async function tick(laterSeconds = 11): Promise<void> {
  seconds += laterSeconds;
  await workerTurn({ databaseUrl: database.url, seconds });
}

async function answerOf(response: Response) {
  return { status: response.status, body: await response.json() };
}
const post = (address: string, body: unknown, auth: string) =>
  new Request(`http://candor.test${address}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: auth, 'content-type': 'application/json' },
  });
const send = async (body: unknown) =>
  answerOf(
    await EVENTS(post('/api/v1/events', body, authorization), { params: Promise.resolve({}) }),
  );
const event = (more: object = {}) => ({
  key: 'disk-db1',
  status: 'firing',
  title: 'Disk of db1 is 96% full',
  severity: 'critical',
  service: 'db1',
  rule: 'Disk full',
  url: 'https://icinga.example/db1',
  ...more,
});
const alerts = async () => (await listAlerts(project.id, { limit: 50 })).items;
const told = () =>
  receiver.received.map(({ body }) => {
    const { transition, subject } = JSON.parse(body).data;
    return `${transition}: ${subject}`;
  });

describe('An event of another system', () => {
  it('is an incident at once where its rule says so, once, and joined by the next of its service', async () => {
    await send(event());
    await send(event({ status: 'resolved' }));
    await db().alertRule.updateMany({
      where: { projectId: project.id, name: 'Disk full' },
      data: { declareIncident: true },
    });
    await send(event());
    await send(event());
    await send(event({ key: 'disk-db1-second', title: 'Disk 2 of db1 is full' }));
    const incidents = await db().incident.findMany({
      where: { projectId: project.id },
      include: { alerts: true, events: { orderBy: { id: 'asc' } } },
    });
    expect(incidents).toMatchObject([
      { title: 'Disk of db1 is 96% full', declaredBy: 'Rule Disk full', services: ['db1'] },
    ]);
    expect(incidents[0]?.alerts).toHaveLength(2);
    expect(incidents[0]?.events.map(({ kind }) => kind)).toEqual(['declared', 'linked']);
    const audit = await db().auditEntry.findMany({
      where: { projectId: project.id, action: { startsWith: 'incident' } },
      orderBy: { at: 'asc' },
    });
    expect(audit).toMatchObject([
      { action: 'incident.declare' },
      { action: 'incident.link', details: { alert: 'Disk 2 of db1 is full' } },
    ]);
    const [first] = await alerts();
    await inProject(project.id, (tx) =>
      declareForAlert(tx, {
        projectId: project.id,
        ruleId: first?.rule.id ?? '',
        alertId: first?.id ?? '',
      }),
    );
    expect(await db().incidentEvent.count({ where: { projectId: project.id } })).toBe(2);
  });

  it('is an alert like any other: told with a ledger, resolved by its sender, one a key', async () => {
    expect(await send(event())).toEqual({
      status: 200,
      body: { accepted: 1, rejected: 0, errors: [] },
    });
    await send(event({ title: 'Disk of db1 is 97% full' }));
    await tick();
    await tick(3_700);
    expect(told()).toEqual(['fired: Disk of db1 is 97% full']);
    expect(await alerts()).toMatchObject([
      {
        state: 'firing',
        severity: 'critical',
        service: 'db1',
        rule: { name: 'Disk full' },
        labels: { key: 'disk-db1' },
        source: 'events',
        sourceUrl: 'https://icinga.example/db1',
        ledger: [{ target: 'Receiver', transition: 'fired', status: 'delivered' }],
      },
    ]);
    await send(event({ status: 'resolved' }));
    await send(event({ status: 'resolved' }));
    await tick();
    expect(told()).toEqual(['fired: Disk of db1 is 97% full', 'resolved: Disk of db1 is 97% full']);
    await send(event());
    const [again, before] = await alerts();
    expect(again).toMatchObject({ state: 'firing', previousId: before?.id });
  });

  it('that is told late, after what came after it, changes nothing', async () => {
    const at = (offset: number) => Date.now() + seconds * 1_000 + offset;
    await send(event());
    await send(event({ status: 'resolved', at: at(-60_000) }));
    expect(await alerts()).toMatchObject([{ state: 'firing' }]);
    await send(event({ status: 'resolved' }));
    await send(event({ at: at(-30_000) }));
    expect(await alerts()).toMatchObject([{ state: 'resolved' }]);
  });

  it('is left alone for a while when a person has closed it, and pages again where it still fires then', async () => {
    const person = await makeMember(project, 'responder');
    await send(event());
    await tick();
    const [alert] = await alerts();
    await actOn({ ctx: person.ctx, id: alert?.id ?? '', action: { kind: 'resolve' } });
    await send(event());
    expect(await alerts()).toHaveLength(1);
    await tick(601);
    await send(event());
    expect(await alerts()).toHaveLength(2);
  });

  it('that cannot be read sinks no other, and says what is wrong', async () => {
    const { status, body } = await send([event(), event({ status: 'burning' }), 7]);
    expect([status, body.accepted, body.rejected]).toEqual([200, 1, 2]);
    expect(body.errors[0]).toMatchObject({
      index: 1,
      message: 'The event: status: must be firing or resolved',
    });
    expect((await send({ key: '' })).status).toBe(400);
  });

  it('may nest as deep as JSON can be read, and say its time in any unit', async () => {
    const body = `{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const raw = new Request('http://candor.test/api/v1/events', {
      method: 'POST',
      body,
      headers: { authorization, 'content-type': 'application/json' },
    });
    expect((await EVENTS(raw, { params: Promise.resolve({}) })).status).toBe(400);
    const timeMs = Date.now() - 60_000;
    const units = [timeMs, Math.floor(timeMs / 1_000), timeMs * 1_000, `${timeMs}000000`];
    for (const [n, at] of units.entries())
      expect((await send(event({ key: `unit-${n}`, at }))).status).toBe(200);
    const began = (await alerts()).map(({ startedAt }) => Date.parse(startedAt));
    expect(began).toHaveLength(units.length);
    for (const ms of began) expect(Math.abs(ms - timeMs)).toBeLessThan(1_000);
  });

  it('of a rule that is switched off is nothing to anybody', async () => {
    await send(event());
    await db().alertRule.updateMany({
      where: { projectId: project.id, name: 'Disk full' },
      data: { isEnabled: false },
    });
    await send(event({ key: 'disk-db2' }));
    expect(await alerts()).toHaveLength(1);
  });
});

describe('A notification of Alertmanager', () => {
  const given = (name: string, status: string, instance: string) => ({
    status,
    labels: { alertname: name, instance, severity: 'warning', job: 'node' },
    annotations: { summary: `${instance} is down`, runbook_url: 'https://runbooks.example/down' },
    startsAt: '2026-11-25T10:00:00.000Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus.example/graph?g0.expr=up',
    fingerprint: 'a8c1d5e3f2b40917',
  });
  const payload = (list: object[]) => ({
    version: '4',
    groupKey: '{}:{alertname="InstanceDown"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'candor',
    groupLabels: { alertname: 'InstanceDown' },
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example',
    alerts: list,
  });
  const deliver = async (
    endpoint: { id: string; secret: string },
    body: unknown,
    auth = `Bearer ${endpoint.secret}`,
  ) =>
    answerOf(
      await ALERTMANAGER(post(`/api/v1/webhooks/alertmanager/${endpoint.id}`, body, auth), {
        params: Promise.resolve({ endpointId: endpoint.id }),
      }),
    );
  const make = () =>
    createWebhook({ ctx: project.ctx, input: { kind: 'alertmanager', name: 'Prometheus' } });

  it('is an alert for each of its alerts, over when Alertmanager says so, and repeats change nothing', async () => {
    const endpoint = await make();
    const both = payload([
      given('InstanceDown', 'firing', 'db1'),
      given('InstanceDown', 'firing', 'db2'),
    ]);
    expect(await deliver(endpoint, both)).toEqual({
      status: 202,
      body: { outcome: 'stored', became: ['2 firing', '0 resolved'] },
    });
    await deliver(endpoint, both);
    await tick();
    expect(told().toSorted()).toEqual(['fired: node: db1 is down', 'fired: node: db2 is down']);
    expect((await alerts())[0]).toMatchObject({
      severity: 'medium',
      service: 'node',
      source: 'alertmanager',
      runbookUrl: 'https://runbooks.example/down',
      sourceUrl: 'http://prometheus.example/graph?g0.expr=up',
    });
    await deliver(endpoint, payload([given('InstanceDown', 'resolved', 'db1')]));
    const states = (await alerts()).map(({ labels, state }) => `${labels.instance} ${state}`);
    expect(states.toSorted()).toEqual(['db1 resolved', 'db2 firing']);
    const deliveries = await listDeliveries(project.ctx, endpoint.id);
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['stored', 'stored', 'stored']);
    expect(deliveries[0]?.became).toEqual(['0 firing', '1 resolved']);
  });

  it('is admitted by the endpoint’s secret as bearer token or basic-auth password, and by nothing else', async () => {
    const endpoint = await make();
    const body = payload([given('InstanceDown', 'firing', 'db1')]);
    const basic = (password: string) =>
      `Basic ${Buffer.from(`candor:${password}`).toString('base64')}`;
    expect((await deliver(endpoint, body, basic(endpoint.secret))).status).toBe(202);
    expect((await deliver(endpoint, body, basic('guess'))).status).toBe(401);
    expect((await deliver(endpoint, body, 'Bearer guess')).status).toBe(401);
    expect((await deliver(endpoint, { ...body, version: '3' })).status).toBe(400);
  });
});

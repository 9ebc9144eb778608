import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import type { ProjectContext } from '@/server/context';
import { closeConnections, db } from '@/server/db/client';
import { readRecentChanges } from '@/server/delivery/read-recent-changes';
import { createWebhook } from '@/server/webhooks/create-webhook';
import { listDeliveries } from '@/server/webhooks/list-webhooks';
import { POST } from './[endpointId]/route';

await createTestDatabase();
const HOUR = 3_600_000;
const now = Math.floor(Date.now() / 1_000) * 1_000;
let ctx: ProjectContext;
let endpoint = { id: '', secret: '' };

beforeAll(async () => {
  ctx = (await makeProject('Shop')).ctx;
  endpoint = await createWebhook({ ctx, input: { kind: 'cdevents', name: 'pipeline' } });
});
afterAll(closeConnections);

const cdEvent = (type: string, subject: object, atMs: number, more = {}) => ({
  context: {
    version: '0.4.1',
    id: randomUUID(),
    source: '/pipeline/1',
    type: `dev.cdevents.${type}.0.2.0`,
    timestamp: new Date(atMs).toISOString(),
  },
  subject,
  ...more,
});
type CdEvent = ReturnType<typeof cdEvent>;

const service = (predicate: string, digest: string, atMs: number) =>
  cdEvent(
    `service.${predicate}`,
    {
      id: 'service/cart',
      source: '/pipeline/1',
      type: 'service',
      content: {
        environment: { id: 'production', source: '/cluster' },
        artifactId: `pkg:oci/cart@sha256%3A${digest}?repository_url=registry.example&tag=v${digest}`,
      },
    },
    atMs,
  );

async function post(body: unknown, headers: Record<string, string>) {
  const given = { authorization: `Bearer ${endpoint.secret}`, ...headers };
  const response = await POST(
    new Request(`http://candor.test/api/v1/webhooks/cdevents/${endpoint.id}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: Object.entries(given).filter(([, value]) => value !== ''),
    }),
    { params: Promise.resolve({ endpointId: endpoint.id }) },
  );
  return { status: response.status, body: await response.json() };
}

/** The CloudEvent's attributes around the event. */
const structured = (event: CdEvent, headers: Record<string, string> = {}) =>
  post(
    {
      specversion: '1.0',
      id: event.context.id,
      source: event.context.source,
      type: event.context.type,
      datacontenttype: 'application/json',
      data: event,
    },
    { 'content-type': 'application/cloudevents+json', ...headers },
  );

/** The CloudEvent's attributes as headers. */
const binary = (event: CdEvent) =>
  post(event, {
    'content-type': 'application/json',
    'ce-specversion': '1.0',
    'ce-id': event.context.id,
    'ce-source': event.context.source,
    'ce-type': event.context.type,
  });

describe('CDEvents', () => {
  it('tell deployments, structured or binary, and a rollback as such', async () => {
    expect(await structured(service('deployed', '1', now - 3 * HOUR))).toMatchObject({
      status: 202,
      body: { outcome: 'stored', became: ['cart deployed in production'] },
    });
    expect((await binary(service('upgraded', '2', now - 2 * HOUR))).status).toBe(202);
    expect((await binary(service('rolledback', '1', now - HOUR))).status).toBe(202);
    const { items } = await readRecentChanges(ctx.projectId, { limit: 10 });
    expect(items.map(({ kind, sha, version }) => [kind, sha, version])).toEqual([
      ['rollback', 'sha256:1', 'v1'],
      ['change', 'sha256:2', 'v2'],
      ['change', 'sha256:1', 'v1'],
    ]);
    expect(items[1]?.rolledBackAt).toBe(new Date(now - HOUR).toISOString());
  });

  it('take the commit that a pipeline adds of its own', async () => {
    const event = { ...service('deployed', '9', now), customData: { sha: 'ABC123' } };
    await structured(event);
    const row = await db().deployment.findFirst({ where: { id: event.context.id } });
    expect(row?.sha).toBe('abc123');
  });

  it('tell an incident from its beginning to its end, in any order', async () => {
    const incident = (predicate: string, atMs: number, content = {}) =>
      cdEvent(
        `incident.${predicate}`,
        {
          id: 'incident-1',
          source: '/monitor',
          type: 'incident',
          content: {
            environment: { id: 'production' },
            service: { id: 'service/cart' },
            ...content,
          },
        },
        atMs,
      );
    await structured(incident('resolved', now - HOUR));
    await structured(
      incident('detected', now - 2 * HOUR, {
        description: 'Carts are empty',
        ticketURI: 'https://tickets.example/1',
      }),
    );
    const row = await db().deliveryIncident.findFirst({ where: { id: 'incident-1' } });
    expect(row).toMatchObject({
      title: 'Carts are empty',
      service: 'cart',
      environment: 'production',
      url: 'https://tickets.example/1',
      startedAt: new Date(now - 2 * HOUR),
      recoveredAt: new Date(now - HOUR),
    });
  });

  it('are taken once by source and id', async () => {
    const event = service('deployed', '5', now);
    expect((await structured(event)).body.outcome).toBe('stored');
    expect((await binary(event)).body.outcome).toBe('repeated');
  });

  it('are refused without the bearer secret, and told what is wrong with them', async () => {
    const event = service('deployed', '6', now);
    expect((await structured(event, { authorization: '' })).status).toBe(401);
    expect((await structured(event, { authorization: 'Bearer guess' })).status).toBe(401);
    const bare = cdEvent('service.deployed', { id: 'service/cart', content: {} }, now);
    expect(await structured(bare)).toMatchObject({
      status: 400,
      body: { error: { message: 'subject.content.environment.id is missing.' } },
    });
    const other = cdEvent('taskrun.started', { id: 'task', content: {} }, now);
    expect((await structured(other)).body.outcome).toBe('ignored');
    const [newest] = await listDeliveries(ctx, endpoint.id);
    expect(newest).toMatchObject({ event: 'dev.cdevents.taskrun.started.0.2.0' });
  });
});

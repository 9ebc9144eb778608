import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import type { ProjectContext } from '@/server/context';
import { closeConnections, db } from '@/server/db/client';
import { answerDeliverySummary } from '@/server/delivery/answer-delivery-summary';
import { readDeploymentDetail } from '@/server/delivery/read-deployment-detail';
import { createWebhook } from '@/server/webhooks/create-webhook';
import { POST } from './[endpointId]/route';

await createTestDatabase();
const HOUR = 3_600_000;
const now = Math.floor(Date.now() / 1_000) * 1_000;
const project = {
  id: 30,
  name: 'shop',
  path_with_namespace: 'acme/web/shop',
  web_url: 'https://gitlab.example/acme/web/shop',
};
/** As GitLab writes times: "2026-01-15 12:00:00 +0200" and "2026-01-15 10:00:00 UTC". */
const local = (timeMs: number) =>
  `${new Date(timeMs + 2 * HOUR).toISOString().slice(0, 19).replace('T', ' ')} +0200`;
const utc = (timeMs: number) =>
  `${new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
const sha = (letter: string) => letter.repeat(40);

let ctx: ProjectContext;
let endpoint = { id: '', secret: '' };

beforeAll(async () => {
  ctx = (await makeProject('Shop')).ctx;
  endpoint = await createWebhook({ ctx, input: { kind: 'gitlab', name: 'acme' } });
});
afterAll(closeConnections);

async function deliver(event: string, payload: unknown, headers: Record<string, string> = {}) {
  const given = {
    'content-type': 'application/json',
    'x-gitlab-event': event,
    'idempotency-key': randomUUID(),
    'x-gitlab-token': endpoint.secret,
    ...headers,
  };
  const response = await POST(
    new Request(`http://candor.test/api/v1/webhooks/gitlab/${endpoint.id}`, {
      method: 'POST',
      body: JSON.stringify(payload),
      headers: Object.entries(given).filter(([, value]) => value !== ''),
    }),
    { params: Promise.resolve({ endpointId: endpoint.id }) },
  );
  return { status: response.status, body: await response.json() };
}

const deployment = (id: number, letter: string, status: string, atMs: number, more = {}) => ({
  object_kind: 'deployment',
  status,
  status_changed_at: local(atMs),
  deployment_id: id,
  deployable_id: 796,
  deployable_url: `https://gitlab.example/acme/web/shop/-/jobs/${id}`,
  environment: 'gprd',
  environment_tier: 'production',
  project,
  short_sha: sha(letter).slice(0, 8),
  commit_url: `https://gitlab.example/acme/web/shop/-/commit/${sha(letter)}`,
  ref: 'main',
  ...more,
});

describe('a GitLab webhook', () => {
  it('tells a deployment to production, whatever the environment is called, and what it brought', async () => {
    await deliver('Deployment Hook', deployment(1, 'a', 'success', now - 50 * HOUR));
    await deliver('Push Hook', {
      object_kind: 'push',
      ref: 'refs/heads/fix',
      before: '0'.repeat(40),
      after: sha('f'),
      total_commits_count: 1,
      commits: [
        { id: sha('f'), message: 'Fix', timestamp: new Date(now - 40 * HOUR).toISOString() },
      ],
      project,
    });
    await deliver('Push Hook', {
      object_kind: 'push',
      ref: 'refs/heads/main',
      before: sha('a'),
      after: sha('b'),
      total_commits_count: 1,
      commits: [{ id: sha('b'), message: 'Fix', timestamp: new Date(now).toISOString() }],
      project,
    });
    await deliver('Merge Request Hook', {
      object_kind: 'merge_request',
      project,
      object_attributes: {
        iid: 12,
        title: 'Fix the cart',
        url: 'https://gitlab.example/acme/web/shop/-/merge_requests/12',
        state: 'merged',
        action: 'merge',
        source_branch: 'fix',
        target_branch: 'main',
        created_at: utc(now - 30 * HOUR),
        // The branch reaches us now, in the time of the test.
        updated_at: utc(now),
        merge_commit_sha: sha('b'),
        last_commit: { id: sha('f') },
      },
    });
    await deliver('Deployment Hook', deployment(2, 'b', 'created', now - 2 * HOUR));
    await deliver('Deployment Hook', deployment(2, 'b', 'running', now - 1.5 * HOUR));
    await deliver('Deployment Hook', deployment(2, 'b', 'success', now - HOUR));
    const detail = await readDeploymentDetail(ctx.projectId, 'shop/production%2Fgprd/2');
    expect(detail).toMatchObject({
      service: 'shop',
      sha: sha('b'),
      status: 'succeeded',
      startedAt: new Date(now - 1.5 * HOUR).toISOString(),
      finishedAt: new Date(now - HOUR).toISOString(),
      repository: 'acme/web/shop',
      changes: [
        {
          sha: sha('b'),
          ref: '!12',
          title: 'Fix the cart',
          firstCommitAt: new Date(now - 40 * HOUR).toISOString(),
        },
      ],
    });
  });

  it('does not guess what a push of more commits than it tells followed', async () => {
    await deliver('Push Hook', {
      object_kind: 'push',
      ref: 'refs/heads/large',
      before: sha('1'),
      after: sha('3'),
      total_commits_count: 50,
      commits: [{ id: sha('3'), message: 'Last', timestamp: new Date(now).toISOString() }],
      project,
    });
    const push = await db().codePush.findFirst({ where: { ref: 'large' } });
    expect(push).toMatchObject({ beforeSha: '', afterSha: sha('3') });
  });

  it('counts a pipeline that was retried as another attempt of the same commit', async () => {
    const pipeline = (status: string, finishedMs: number) => ({
      object_kind: 'pipeline',
      project,
      object_attributes: {
        id: 31,
        name: null,
        ref: 'main',
        sha: sha('c'),
        status,
        created_at: utc(now - HOUR),
        finished_at: utc(finishedMs),
      },
    });
    const running = pipeline('running', now);
    expect((await deliver('Pipeline Hook', running)).body.outcome).toBe('ignored');
    await deliver('Pipeline Hook', pipeline('failed', now - HOUR / 2));
    await deliver('Pipeline Hook', pipeline('failed', now - HOUR / 2));
    await deliver('Pipeline Hook', pipeline('success', now));
    const runs = await db().ciRun.findMany({ where: { runId: '31' }, orderBy: { attempt: 'asc' } });
    expect(runs.map(({ attempt, conclusion }) => [attempt, conclusion])).toEqual([
      [1, 'failure'],
      [2, 'success'],
    ]);
    const { flakiness } = await answerDeliverySummary(ctx.projectId, {
      to: new Date(now + HOUR).toISOString(),
      hours: 'calendar',
      timeZone: 'UTC',
    });
    expect(flakiness).toMatchObject({ n: 1, value: 1 });
  });

  it('keeps a release', async () => {
    await deliver('Release Hook', {
      object_kind: 'release',
      action: 'create',
      tag: 'v1.1',
      name: 'v1.1',
      released_at: utc(now),
      url: 'https://gitlab.example/acme/web/shop/-/releases/v1.1',
      project,
    });
    expect(await db().release.findFirst({ where: { tag: 'v1.1' } })).toMatchObject({
      service: 'shop',
      publishedAt: new Date(now),
    });
  });

  it('is refused without its secret token, or with another', async () => {
    const payload = deployment(9, 'd', 'success', now);
    for (const token of ['', 'guess'])
      expect((await deliver('Deployment Hook', payload, { 'x-gitlab-token': token })).status).toBe(
        401,
      );
    expect(await db().deployment.count({ where: { id: '9' } })).toBe(0);
  });

  it('is taken with a signing token in the way of Standard Webhooks, and only while it is fresh', async () => {
    const payload = deployment(10, 'e', 'success', now);
    const signed = (key: string | Buffer, atMs: number) => {
      const timestamp = String(Math.floor(atMs / 1_000));
      const id = randomUUID();
      const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${JSON.stringify(payload)}`);
      return {
        'x-gitlab-token': '',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,bm9wZQ== v1,${mac.digest('base64')}`,
      };
    };
    const decoded = Buffer.from(endpoint.secret.replace('whsec_', ''), 'base64');
    const statusOf = async (headers: Record<string, string>) =>
      (await deliver('Deployment Hook', payload, headers)).status;
    expect(await statusOf(signed(decoded, Date.now()))).toBe(202);
    expect(await statusOf(signed(endpoint.secret, Date.now()))).toBe(202);
    expect(await statusOf(signed('another', Date.now()))).toBe(401);
    expect(await statusOf(signed(decoded, Date.now() - HOUR))).toBe(401);
    expect(await statusOf({ ...signed(decoded, Date.now()), 'webhook-timestamp': 'x' })).toBe(401);
    // A bad signature is not rescued by a good token.
    const both = { ...signed('another', Date.now()), 'x-gitlab-token': endpoint.secret };
    expect(await statusOf(both)).toBe(401);
  });

  it('is taken once, by the id that GitLab keeps over its own repeats', async () => {
    const payload = deployment(11, 'a', 'success', now);
    const same = { 'idempotency-key': 'the-same' };
    expect((await deliver('Deployment Hook', payload, same)).body.outcome).toBe('stored');
    expect(await deliver('Deployment Hook', payload, same)).toMatchObject({
      status: 202,
      body: { outcome: 'repeated' },
    });
  });

  it('says what it does not look at, and what it cannot read', async () => {
    expect((await deliver('Wiki Page Hook', {})).body).toMatchObject({ outcome: 'ignored' });
    expect((await deliver('Deployment Hook', { status: 'success' })).status).toBe(400);
  });
});

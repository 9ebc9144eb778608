import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { githubHeaders, githubPayloads } from '@/scripts/testing/webhook-payloads';
import type { ProjectContext } from '@/server/context';
import { closeConnections, db } from '@/server/db/client';
import { answerDelivery } from '@/server/delivery/answer-delivery';
import { answerDeliverySummary } from '@/server/delivery/answer-delivery-summary';
import { readDeploymentDetail } from '@/server/delivery/read-deployment-detail';
import { changeWebhook } from '@/server/webhooks/change-webhook';
import { createWebhook } from '@/server/webhooks/create-webhook';
import { listDeliveries, listWebhooks } from '@/server/webhooks/list-webhooks';
import { renewWebhookSecret } from '@/server/webhooks/renew-webhook-secret';
import { POST } from './[endpointId]/route';

await createTestDatabase();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Math.floor(Date.now() / 1_000) * 1_000;
const REAL = path.resolve('../shared/data/github-webhooks');

let ctx: ProjectContext;
let endpoint = { id: '', secret: '' };

beforeAll(async () => {
  ctx = (await makeProject('Shop')).ctx;
});
afterAll(closeConnections);

async function freshEndpoint() {
  endpoint = await createWebhook({ ctx, input: { kind: 'github', name: 'acme' } });
}

interface Options {
  deliveryId?: string;
  headers?: Record<string, string>;
  id?: string;
  secret?: string;
}

async function deliver(event: string, payload: unknown, options: Options = {}) {
  const { deliveryId = randomUUID(), headers = {}, id = endpoint.id } = options;
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const signed = githubHeaders(event, body, {
    secret: options.secret ?? endpoint.secret,
    deliveryId,
  });
  const kept = Object.entries({ ...signed, ...headers }).filter(([, value]) => value !== '');
  const response = await POST(
    new Request(`http://candor.test/api/v1/webhooks/github/${id}`, {
      method: 'POST',
      body,
      headers: kept,
    }),
    { params: Promise.resolve({ endpointId: id }) },
  );
  return { status: response.status, body: await response.json() };
}

const deployments = (where: object) =>
  db().deployment.findMany({
    where: { projectId: ctx.projectId, ...where },
    orderBy: { ts: 'asc' },
  });

describe('a GitHub webhook', () => {
  beforeAll(freshEndpoint);

  it('brings a deployment from its beginning to its end', async () => {
    const github = githubPayloads('acme/walk');
    const one = { id: 1, sha: 'A'.repeat(40), atMs: now - HOUR };
    expect(await deliver('ping', { zen: 'Keep it logically awesome.' })).toMatchObject({
      status: 202,
      body: { outcome: 'ignored' },
    });
    expect(await deliver('deployment', github.deployment(one))).toMatchObject({
      status: 202,
      body: {
        outcome: 'stored',
        became: ['Deployment of walk to production: in_progress'],
      },
    });
    const ended = { ...one, endedMs: now - HOUR / 2 };
    await deliver('deployment_status', github.deploymentStatus({ ...ended, state: 'in_progress' }));
    await deliver('deployment_status', github.deploymentStatus({ ...ended, state: 'success' }));
    await deliver('deployment_status', github.deploymentStatus({ ...ended, state: 'inactive' }));
    expect(await deployments({ service: 'walk' })).toMatchObject([
      {
        id: '1',
        sha: 'a'.repeat(40),
        status: 'succeeded',
        startedAt: new Date(now - HOUR),
        finishedAt: new Date(now - HOUR / 2),
        repository: 'acme/walk',
        url: 'https://github.com/acme/walk/actions/runs/1',
        unplanned: null,
      },
    ]);
  });

  it('tells what a squash merge brought, from its own first commit on, in whatever order it is told', async () => {
    const github = githubPayloads('acme/shop');
    const [base, feature, more, squashed] = ['b0', 'f1', 'f2', 's1'].map((sha) => sha.repeat(20));
    const main = 'refs/heads/main';
    const deploy = async (id: number, sha = '', endedMs = 0) =>
      deliver(
        'deployment_status',
        github.deploymentStatus({ id, sha, atMs: endedMs - 60_000, endedMs, state: 'success' }),
      );
    await deploy(10, base, now - 3 * DAY);
    const branch = github.push({
      ref: 'refs/heads/feature',
      before: '0'.repeat(40),
      atMs: now - 2 * DAY,
      commits: [
        { sha: base ?? '', atMs: now - 3 * DAY, distinct: false },
        { sha: feature ?? '', atMs: now - 2 * DAY },
        { sha: more ?? '', atMs: now - DAY },
      ],
    });
    const merged = github.pullRequest({
      number: 7,
      title: 'Round prices up',
      head: 'feature',
      openedMs: now - DAY,
      merged: { sha: squashed ?? '', atMs: now - 6 * HOUR },
    });
    const push = github.push({
      ref: main,
      before: base ?? '',
      atMs: now - 6 * HOUR,
      commits: [{ sha: squashed ?? '', atMs: now - 6 * HOUR, message: 'Round prices up (#7)' }],
    });
    // The deployment is told first, then why.
    await deploy(11, squashed, now - 2 * HOUR);
    expect((await deployments({ id: '11' }))[0]?.changes).toBeNull();
    await deliver('push', push);
    await deliver('pull_request', merged);
    await deliver('push', branch);
    const detail = await readDeploymentDetail(ctx.projectId, 'shop/production/11');
    expect(detail.changes).toMatchObject([
      {
        sha: squashed,
        ref: '#7',
        title: 'Round prices up',
        firstCommitAt: new Date(now - 2 * DAY).toISOString(),
        leadSeconds: (2 * DAY - 2 * HOUR) / 1_000,
      },
    ]);
    const report = await answerDelivery(ctx.projectId, {
      service: 'shop',
      hours: 'calendar',
      timeZone: 'UTC',
    });
    expect(report.leadTime).toMatchObject({
      n: 1,
      medianSeconds: (2 * DAY - 2 * HOUR) / 1_000,
      parts: { review: { medianSeconds: (DAY - 6 * HOUR) / 1_000 } },
      excluded: [{ deploymentId: '10', reason: 'no_base' }],
    });
    // Back to what ran before: a rollback, though nobody says so, which makes the change fail.
    await deploy(12, base, now - HOUR);
    const after = await answerDelivery(ctx.projectId, {
      service: 'shop',
      hours: 'calendar',
      timeZone: 'UTC',
    });
    expect(after.changeFailRate).toMatchObject({ value: 1 / 2, n: 2 });
    expect(after.recoveryTime).toMatchObject({ medianSeconds: 3_600, n: 1 });
  });

  it('says that changes are unknown where a branch was forced', async () => {
    const github = githubPayloads('acme/forced');
    const push = github.push({
      ref: 'refs/heads/main',
      before: 'c0',
      atMs: now - 2 * HOUR,
      commits: [{ sha: 'c1', atMs: now - 3 * HOUR }],
    });
    await deliver('push', { ...push, forced: true });
    for (const [id, sha] of [[21, 'c0'] as const, [22, 'c1'] as const]) {
      const endedMs = now - (30 - id) * 60_000;
      await deliver(
        'deployment_status',
        github.deploymentStatus({ id, sha, atMs: endedMs, endedMs, state: 'success' }),
      );
    }
    const report = await answerDelivery(ctx.projectId, {
      service: 'forced',
      hours: 'calendar',
      timeZone: 'UTC',
    });
    expect(report.leadTime.excluded.map(({ reason }) => reason)).toEqual([
      'changes_unknown',
      'no_base',
    ]);
  });

  it('counts each attempt of a run, so that one which failed and then passed is flaky', async () => {
    const github = githubPayloads('acme/ci');
    const run = { id: 5, sha: 'd1', atMs: now - HOUR };
    await deliver(
      'workflow_run',
      github.workflowRun({ ...run, attempt: 1, conclusion: 'failure' }),
    );
    const second = { ...run, attempt: 2, atMs: now - HOUR / 2, conclusion: 'success' };
    await deliver('workflow_run', github.workflowRun(second));
    await deliver('workflow_run', github.workflowRun({ ...second, id: 6, attempt: 1, sha: 'd2' }));
    const { flakiness } = await answerDeliverySummary(ctx.projectId, {
      service: 'ci',
      hours: 'calendar',
      timeZone: 'UTC',
    });
    expect(flakiness).toMatchObject({
      value: 1 / 2,
      n: 2,
      flaky: [{ workflow: 'acme/ci test', sha: 'd1', service: 'ci' }],
    });
  });

  it('gives a deployment to each service that its repository is mapped to', async () => {
    const services = [
      { repository: 'acme/Mono', environment: null, service: 'cart' },
      { repository: 'acme/mono', environment: null, service: 'search' },
      { repository: 'acme/mono', environment: 'mail-production', service: 'mail' },
    ];
    await changeWebhook({ ctx, id: endpoint.id, input: { services } });
    const github = githubPayloads('acme/mono');
    const one = { id: 31, sha: 'e1', atMs: now - HOUR };
    await deliver('deployment', github.deployment(one));
    await deliver(
      'deployment',
      github.deployment({ ...one, id: 32, environment: 'mail-production' }),
    );
    const rows = await deployments({ repository: 'acme/mono' });
    expect(rows.map(({ service, id }) => `${service} ${id}`).toSorted()).toEqual([
      'cart 31',
      'mail 32',
      'search 31',
    ]);
  });

  it('keeps a release, and names it where it was deployed', async () => {
    const github = githubPayloads('acme/tagged');
    await deliver('release', github.release({ tag: 'v1.2.0', atMs: now - HOUR }));
    const payload = github.deployment({ id: 41, sha: 'f1', atMs: now - HOUR });
    await deliver('deployment', {
      ...payload,
      deployment: { ...payload.deployment, ref: 'v1.2.0' },
    });
    const detail = await readDeploymentDetail(ctx.projectId, 'tagged/production/41');
    expect(detail).toMatchObject({ version: 'v1.2.0', release: { name: 'Shop v1.2.0' } });
  });
});

describe('proof of the sender', () => {
  beforeAll(freshEndpoint);
  const payload = githubPayloads('acme/proof').deployment({ id: 1, sha: 'a1', atMs: now });

  it('is demanded: without it, or with another secret, nothing is stored', async () => {
    const answers = [
      await deliver('deployment', payload, { headers: { 'x-hub-signature-256': '' } }),
      await deliver('deployment', payload, { headers: { 'x-hub-signature-256': 'sha256=00' } }),
      await deliver('deployment', payload, { secret: 'another' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(answers[0]?.body.error.message).toContain('no X-Hub-Signature-256');
    expect(await deployments({ service: 'proof' })).toEqual([]);
    const told = await listDeliveries(ctx, endpoint.id);
    expect(told.map(({ outcome, event }) => [outcome, event])).toEqual([
      ['refused', 'deployment'],
      ['refused', 'deployment'],
      ['refused', 'deployment'],
    ]);
  });

  it('fails for a body that was changed on the way', async () => {
    const body = JSON.stringify(payload);
    const headers = githubHeaders('deployment', body, { ...endpoint, deliveryId: 'x' });
    const changed = { 'x-hub-signature-256': headers['x-hub-signature-256'] ?? '' };
    expect((await deliver('deployment', `${body} `, { headers: changed })).status).toBe(401);
  });

  it('must be of the new secret once there is one', async () => {
    const old = endpoint.secret;
    endpoint = await renewWebhookSecret({ ctx, id: endpoint.id });
    expect((await deliver('ping', {}, { secret: old })).status).toBe(401);
    expect((await deliver('ping', {})).status).toBe(202);
  });

  it('leaves no room for a flood: of refused deliveries only the newest are kept', async () => {
    for (let index = 0; index < 25; index += 1) await deliver('ping', {}, { secret: 'guess' });
    const told = await listDeliveries(ctx, endpoint.id);
    expect(told.filter(({ outcome }) => outcome === 'refused')).toHaveLength(20);
  });
});

describe('a delivery', () => {
  beforeAll(freshEndpoint);
  const github = githubPayloads('acme/once');
  const run = { id: 1, attempt: 1, sha: 'a1', conclusion: 'success', atMs: now };

  it('is taken once, however often it comes, also at the same moment', async () => {
    const deliveryId = randomUUID();
    const payload = github.workflowRun(run);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => deliver('workflow_run', payload, { deliveryId })),
    );
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(answers.filter(({ body }) => body.outcome === 'stored')).toHaveLength(1);
    expect(answers.filter(({ body }) => body.outcome === 'repeated')).toHaveLength(3);
    // Not even with other contents.
    const other = github.workflowRun({ ...run, id: 2 });
    await deliver('workflow_run', other, { deliveryId });
    expect(await db().ciRun.count({ where: { projectId: ctx.projectId, service: 'once' } })).toBe(
      1,
    );
    expect(await listWebhooks(ctx)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: endpoint.id, stored: 1 })]),
    );
  });

  it('says in words what it became, or why nothing', async () => {
    await deliver('star', { action: 'created' });
    const [newest] = await listDeliveries(ctx, endpoint.id);
    expect(newest).toMatchObject({
      event: 'star.created',
      outcome: 'ignored',
      reason: 'Candor does not look at star events; the webhook need not send them.',
    });
  });

  it('is refused with what is wrong when it cannot be read', async () => {
    expect(await deliver('deployment', '{"deployment":')).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('not JSON') } },
    });
    expect(await deliver('deployment', { deployment: { id: 'x' } })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('deployment.id') } },
    });
    expect((await deliver('push', 'null')).status).toBe(400);
    for (const event of ['constructor', '__proto__', 'toString'])
      expect((await deliver(event, {})).body.outcome).toBe('ignored');
  });

  it('holds no text that the database cannot', async () => {
    const payload = github.pullRequest({
      number: 1,
      title: `NUL \0 and half a pair \ud800 ${'x'.repeat(500)}`,
      head: 'h\0',
      openedMs: now,
    });
    expect((await deliver('pull_request', payload)).status).toBe(202);
  });

  it('finds nobody at an address that is none, of another kind, or of an archived project', async () => {
    expect((await deliver('ping', {}, { id: randomUUID() })).status).toBe(404);
    expect((await deliver('ping', {}, { id: 'x' })).status).toBe(404);
    const gitlab = await createWebhook({ ctx, input: { kind: 'gitlab', name: 'other' } });
    expect((await deliver('ping', {}, gitlab)).status).toBe(404);
    const away = await makeProject('Away');
    const own = await createWebhook({ ctx: away.ctx, input: { kind: 'github', name: 'away' } });
    await db().project.update({ where: { id: away.id }, data: { archivedAt: new Date() } });
    expect((await deliver('ping', {}, own)).status).toBe(404);
  });

  it('may not be larger than any that GitHub sends', async () => {
    const huge = `"${'x'.repeat(25 * 1024 * 1024)}"`;
    expect((await deliver('push', huge)).status).toBe(413);
    const large = JSON.stringify({ action: 'created', filling: 'x'.repeat(8 * 1024 * 1024) });
    expect((await deliver('star', large)).status).toBe(202);
  });
});

describe.skipIf(!existsSync(REAL))('the payloads that GitHub itself publishes', () => {
  beforeAll(freshEndpoint);
  const files = existsSync(REAL) ? readdirSync(REAL).toSorted() : [];

  it.each(files)('%s is read', async (file) => {
    const event = file.split('.')[0] ?? '';
    const { status, body } = await deliver(event, readFileSync(path.join(REAL, file), 'utf8'));
    const outcome = event === 'push' ? 'ignored' : 'stored';
    expect([status, body.outcome]).toEqual([202, outcome]);
  });

  it('together tell the deployment, the pull request, the run and the release', async () => {
    expect(await deployments({ repository: 'Codertocat/Hello-World' })).toMatchObject([
      { service: 'Hello-World', status: 'succeeded', sha: expect.stringMatching(/^f95f852b/) },
    ]);
    const projectId = ctx.projectId;
    const pull = await db().pullRequest.findMany({ where: { projectId, number: 2 } });
    expect(pull).toMatchObject([{ mergedAt: null, mergeSha: null, closedAt: expect.any(Date) }]);
    expect(await db().release.count({ where: { projectId, tag: '0.0.1' } })).toBe(1);
    const runs = await db().ciRun.findMany({ where: { projectId, service: 'octo-repo' } });
    expect(runs).toMatchObject([{ conclusion: 'success', attempt: 1, workflow: 'test' }]);
  });
});

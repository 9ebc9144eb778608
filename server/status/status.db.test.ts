import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import { type HttpReceiver, startHttpReceiver } from '@/scripts/testing/receivers';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { evaluateDueRules } from '@/server/alerting/evaluate-due-rules';
import { closeConnections, db, systemPool } from '@/server/db/client';
import { claimWorkerJob, registerWorkerJob } from '@/server/db/sql/worker-jobs';
import { createChannel } from '@/server/notifications/create-channel';
import { deliverDue } from '@/server/notifications/deliver-notices';
import { metrics } from '@/server/observability/metrics';
import { escalateAlerts } from '@/server/oncall/escalate-alerts';
import { auditAlertsJob } from '@/server/worker/jobs/audit-alerts';
import { tidyDelivery } from '@/server/worker/jobs/tidy-delivery';
import { runJobIfDue } from '@/server/worker/run-jobs';
import { readStatus } from './read-status';
import { standIn, watchAuditor } from './watch-auditor';

const database = await createTestDatabase();
Object.assign(process.env, { CANDOR_ALLOW_PRIVATE_TARGETS: 'true', CANDOR_LOG_LEVEL: 'warn' });

const { signal } = new AbortController();
let receiver: HttpReceiver;
let project: Awaited<ReturnType<typeof makeProject>>;
let seconds = 0;

beforeEach(async () => {
  await db().project.deleteMany();
  await systemPool().query('DELETE FROM worker_job');
  receiver = await startHttpReceiver();
  project = await makeProject('Shop');
  const input = createChannelSchema.parse({
    kind: 'webhook',
    name: 'Receiver',
    address: receiver.url,
  });
  await createChannel({ ctx: project.ctx, input });
  return () => receiver.stop();
});
afterAll(closeConnections);

const letPass = (more: number) => {
  seconds += more;
  return moveClock(database.url, seconds);
};
const audit = async () => {
  await registerWorkerJob(systemPool(), auditAlertsJob.name);
  return runJobIfDue(auditAlertsJob, signal);
};
const told = () =>
  receiver.received.map(({ body }) => {
    const { transition, subject } = JSON.parse(body).data;
    return `${transition}: ${subject}`;
  });

async function fire(): Promise<void> {
  const { authorization } = await makeApiKey(project, ['ingest']);
  const letter = { queue: 'payments-dlq', messageId: 'm1', error: 'Card refused' };
  await sendRecords(LETTERS, { authorization }, letter);
  await letPass(11);
  await evaluateDueRules();
}

describe('the auditor', () => {
  it('has nothing to say while every alert is told of, or on the way', async () => {
    await fire();
    await letPass(60);
    await escalateAlerts(signal, 10);
    await deliverDue(signal);
    await letPass(600);
    await audit();
    expect(await readStatus(project.id)).toMatchObject({
      problems: [],
      auditedAt: expect.any(String),
      outbox: { waiting: 0, deliveredToday: 1, failedToday: 0 },
      jobs: [{ name: 'audit-alerts', error: null, isLate: false }],
    });
  });

  it('finds an alert of which nobody was told, says so, and has it paged', async () => {
    await fire();
    // As if whoever wrote the page had lost it.
    await db().alertEscalation.updateMany({ data: { nextAt: null } });
    await letPass(300);
    await audit();
    const { problems } = await readStatus(project.id);
    expect(problems).toEqual([expect.stringMatching(/audit-alerts.*payments-dlq.*nobody/)]);
    await escalateAlerts(signal, 10);
    await deliverDue(signal);
    expect(told()).toEqual([expect.stringMatching(/^still_firing: payments-dlq/)]);
    await letPass(61);
    expect(await audit()).toBe(true);
    expect((await readStatus(project.id)).problems).toEqual([]);
  });

  it('finds what is due and sent by nobody', async () => {
    await fire();
    await escalateAlerts(signal, 10);
    await letPass(300);
    await audit();
    expect((await readStatus(project.id)).problems[0]).toContain('“Receiver” is not sent');
  });

  it('checks every minute', async () => {
    expect(await audit()).toBe(true);
    expect(await audit()).toBe(false);
    const { lastStartedAt, runAfter } = await db().workerJob.findUniqueOrThrow({
      where: { name: auditAlertsJob.name },
    });
    expect(runAfter.getTime() - (lastStartedAt?.getTime() ?? 0)).toBe(60_000);
    await letPass(60);
    expect(await audit()).toBe(true);
  });

  it('runs again within its turn when the clock has gone back', async () => {
    await audit();
    expect(await audit()).toBe(false);
    await letPass(-3_600);
    expect(await audit()).toBe(true);
  });
});

describe('a worker that has stopped', () => {
  it('is told of once by the web process, which sends what waits in its place', async () => {
    expect(await standIn(signal)).toBe(false);
    await audit();
    await fire();
    await escalateAlerts(signal, 10);
    expect(await standIn(signal)).toBe(false);
    expect(told()).toEqual([]);
    await letPass(200);
    expect(await standIn(signal)).toBe(true);
    await standIn(signal);
    expect(told()).toEqual([
      expect.stringMatching(/^fired: payments-dlq/),
      expect.stringMatching(/^fired: Candor’s worker has stopped/),
    ]);
    expect((await readStatus(project.id)).problems[0]).toContain('The worker has stopped');
    receiver.received.length = 0;
    await audit();
    await deliverDue(signal);
    expect(told()).toEqual([expect.stringMatching(/^resolved: Candor’s worker runs again/)]);
    await letPass(61);
    await audit();
    await deliverDue(signal);
    expect(told()).toHaveLength(1);
  });

  it('is noticed without being asked for', async () => {
    await audit();
    await letPass(200);
    const watch = new AbortController();
    const watching = watchAuditor(watch.signal, 10);
    await receiver.had(1);
    watch.abort();
    await watching;
    expect(told()).toEqual([expect.stringMatching(/^fired: Candor’s worker has stopped/)]);
  });
});

describe('a worker that died in the middle of a job', () => {
  it('is seen by the one that takes over, which says so in its log and on the status page for a day', async () => {
    const job = { ...auditAlertsJob, name: 'a-job', run: async () => {} };
    await registerWorkerJob(systemPool(), job.name);
    // Claimed, and never settled.
    expect(await claimWorkerJob(systemPool(), job)).toMatchObject({ abandonedAt: null });
    expect(await runJobIfDue(job, signal)).toBe(false);
    expect((await readStatus(project.id)).recoveries).toEqual([]);
    const written = vi.spyOn(process.stdout, 'write');
    await letPass(61);
    expect(await runJobIfDue(job, signal)).toBe(true);
    const lines = written.mock.calls.map(([line]) => String(line)).join('');
    written.mockRestore();
    expect(lines).toContain('never ended it');
    expect((await readStatus(project.id)).recoveries).toEqual([
      expect.stringMatching(/a-job \(begun .* UTC\); it was taken over at .* UTC/),
    ]);
    await letPass(61);
    expect(await claimWorkerJob(systemPool(), job)).toMatchObject({ abandonedAt: null });
    await letPass(86_400);
    expect((await readStatus(project.id)).recoveries).toEqual([]);
  });
});

it('says how long storing took, and nothing before anything was stored', async () => {
  metrics().ingestGroupSeconds.reset();
  expect((await readStatus(project.id)).ingest).toBeNull();
  for (const seconds of [0.002, 0.002, 0.02, 7])
    metrics().ingestGroupSeconds.observe({ signal: 'logs' }, seconds);
  expect((await readStatus(project.id)).ingest).toEqual({ groups: 4, p50: 0.0025, p99: null });
});

it('forgets notices of what has long been over, and none of what still fires', async () => {
  await fire();
  await escalateAlerts(signal, 10);
  await deliverDue(signal);
  await letPass(200 * 86_400);
  await tidyDelivery();
  expect(await db().notification.count()).toBe(1);
  await db().alert.updateMany({ data: { state: 'resolved', resolvedAt: new Date() } });
  await tidyDelivery();
  expect(await db().notification.count()).toBe(0);
});

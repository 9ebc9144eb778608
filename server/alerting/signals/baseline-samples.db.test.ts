import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as INFERENCES } from '@/app/api/v1/ai/inferences/route';
import { problemWithRule } from '@/domain/alerting/check-rule';
import { ruleSchema } from '@/domain/alerting/schemas';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { moveClock } from '@/scripts/testing/move-clock';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { foldAi } from '@/server/ai/fold-ai';
import { closeConnections, db } from '@/server/db/client';
import { queueId } from '@/server/queues/resolve-queue-samples';
import { evaluateDueRules } from '../evaluate-due-rules';
import { readAlertContext } from '../read-alert-context';
import { ruleData } from '../rule-row';

const database = await createTestDatabase();
const STEP_MS = 600_000;
/** The beginning of a step, so that the one before it is over. */
const startMs = Math.floor(Date.now() / STEP_MS) * STEP_MS;
let projectId = '';
let authorization = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest']));
  const service = 'payments';
  const hours = Array.from({ length: 15 * 24 }, (_, hour) => {
    const bucket = new Date(Math.floor(startMs / 3_600_000) * 3_600_000 - hour * 3_600_000);
    return { projectId, bucket, service, environment: '', version: '', severity: 9, count: 6_000n };
  });
  await db().logRollupHour.createMany({ data: hours });
  const steps = Array.from({ length: 14 * 144 }, (_, step) => ({
    projectId,
    widthSeconds: 600,
    bucket: new Date(startMs - (step + 1) * STEP_MS),
    service,
    errors: BigInt(20 + ((step * 7) % 5)),
  }));
  await db().logErrorTrend.createMany({ data: steps });
  await db().logRollupMinute.createMany({
    data: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map((minute) => ({
      projectId,
      bucket: new Date(startMs - 60_000 + minute * 60_000),
      service,
      environment: '',
      version: '',
      severity: 9,
      count: 100n,
    })),
  });
});
afterAll(closeConnections);

/** All rules are judged at a moment. */
async function at(timeMs: number): Promise<void> {
  await moveClock(database.url, (timeMs - Date.now()) / 1_000);
  await evaluateDueRules();
}
const alerts = (key = 'error-rate-baseline') =>
  db().alert.findMany({ where: { projectId, rule: { key } } });

/** What rules made of it at a moment; on a busy machine one may have to wait for its turn to learn. */
const alertsAt = (timeMs: number, key: string) =>
  expect.poll(
    async () => {
      await db().alertRule.updateMany({ data: { dueAt: new Date(0) } });
      await at(timeMs);
      return alerts(key);
    },
    { interval: 1_000 },
  );

/** A rule that fires when something is far above what is usual for it, from now on. */
async function watch(key: string, query: object): Promise<void> {
  const condition = { kind: 'baseline', direction: 'above', score: 0.9 };
  const rule = ruleSchema.parse({ key, name: key, severity: 'high', query, condition });
  expect(problemWithRule(rule)).toBeNull();
  await db().alertRule.create({ data: { ...ruleData(rule), projectId, key } });
}

/** What the alert says is usual is what is drawn beside it at the time that it was judged by. */
async function expectOneBand(key: string, stepMs: number): Promise<void> {
  const [alert] = await alerts(key);
  const normal = alert?.normal as { lower: number; upper: number };
  const { course } = await readAlertContext(projectId, alert?.id ?? '');
  const [series] = course?.series ?? [];
  const judgedMs = Math.floor((alert?.startedAt.getTime() ?? 0) / stepMs) * stepMs - stepMs;
  const place = course?.times.indexOf(judgedMs) ?? -1;
  expect(series?.upper?.[place]).toBeCloseTo(normal.upper, 6);
  expect(series?.lower?.[place]).toBeCloseTo(normal.lower, 6);
}

it('A service that logs far more errors than is usual at this time alerts, and says what is usual', async () => {
  await at(startMs + 90_000);
  expect(await alerts()).toEqual([]);
  await db().logErrorTrend.createMany({
    data: [
      {
        projectId,
        widthSeconds: 600,
        bucket: new Date(startMs),
        service: 'payments',
        errors: 4_000n,
      },
    ],
  });
  await at(startMs + STEP_MS + 90_000);
  const [alert] = await alerts();
  expect(alert).toMatchObject({ state: 'firing', value: 400, labels: { service: 'payments' } });
  const words = /^400\/min; for \d\d:\d\d the usual is [\d.]+\/min to [\d.]+\/min$/;
  expect(alert).toMatchObject({ normal: { text: expect.stringMatching(words) } });
});

it('A queue that is deeper than is usual alerts, as it is drawn, however many queues there are', async () => {
  const nowMs = startMs + 3 * STEP_MS;
  const places = Array.from({ length: 16 }, (_, n) => ({
    queue: `mails-${n}`,
    system: '',
    environment: '',
  }));
  await db().$executeRawUnsafe(
    `INSERT INTO queue (project_id, id, name, system, environment, first_seen_at, last_sample_at, depth, depth_at, rhythm)
     SELECT $1::uuid, id, name, '', '', $4::timestamptz - interval '15 days', $4::timestamptz, 900, $4::timestamptz,
       '{"sampleSeconds": [60, 60, 60], "counted": {}}' FROM unnest($2::uuid[], $3::text[]) AS q(id, name)`,
    projectId,
    places.map(queueId),
    places.map(({ queue }) => queue),
    new Date(nowMs - 30_000),
  );
  await db().$executeRawUnsafe(
    `INSERT INTO queue_rollup_minute (project_id, queue_id, bucket, samples, depth_last, depth_at, depth_max)
     SELECT $1::uuid, id, at, 1, depth, at, depth FROM unnest($2::uuid[]) WITH ORDINALITY AS q(id, n),
       generate_series($3::timestamptz - interval '14 days 1 hour', $3::timestamptz - interval '1 minute', interval '2 minutes') AS at,
       LATERAL (SELECT CASE WHEN n = 1 AND at >= $3::timestamptz - interval '10 minutes' THEN 900
         ELSE 20 + extract(epoch FROM at)::bigint / 600 % 7 END AS depth) d`,
    projectId,
    places.map(queueId),
    new Date(nowMs),
  );
  await watch('deep-queue', { signal: 'queue', measure: 'depth' });
  await alertsAt(nowMs + 5_000, 'deep-queue').toMatchObject([
    { labels: { queue: 'mails-0' }, value: 900, normal: { lower: 20, upper: 26 } },
  ]);
  await expectOneBand('deep-queue', STEP_MS);
});

it('What models cost is judged by whole hours, each once it is over', async () => {
  const hourMs = 3_600_000;
  const nowMs = (Math.floor(startMs / hourMs) + 2) * hourMs;
  const answers = Array.from({ length: 6 * 24 }, (_, hour) =>
    Array.from({ length: hour === 0 ? 40 : 2 + (hour % 2) }, (_, nth) => ({
      id: `answer-${hour}-${nth}`,
      feature: 'drafts',
      model: 'gpt-4o',
      costUsd: 0.5,
      at: new Date(nowMs - (hour + 1) * hourMs + nth * 1_000).toISOString(),
    })),
  ).flat();
  await moveClock(database.url, (nowMs - hourMs / 2 - Date.now()) / 1_000);
  await watch('costly', { signal: 'ai', measure: 'cost_usd', windowSeconds: 3_600 });
  await sendRecords(INFERENCES, { authorization }, answers);
  await foldAi();
  await evaluateDueRules();
  expect(await alerts('costly')).toEqual([]);
  await alertsAt(nowMs + 5_000, 'costly').toMatchObject([
    { labels: { feature: 'drafts' }, value: 20 },
  ]);
  await expectOneBand('costly', hourMs);
});

it('A baseline is refused where nothing could be usual, and says what to use instead', () => {
  const problem = (query: object) =>
    problemWithRule(
      ruleSchema.parse({
        name: 'Tried',
        severity: 'high',
        query,
        condition: { kind: 'baseline', direction: 'both' },
        intervalSeconds: 60,
      }),
    );
  for (const query of [
    { signal: 'heartbeat' },
    { signal: 'breaker', measure: 'open' },
    { signal: 'unreviewed_alerts' },
    { signal: 'log_query', q: '"timed out"' },
  ])
    expect(problem(query)).toContain('se a threshold here');
  for (const query of [
    { signal: 'breaker', measure: 'error_rate' },
    { signal: 'log_query', q: 'service:payments level:>=error' },
    { signal: 'expression', expression: 'ratio(a, b)' },
    { signal: 'delivery', measure: 'lead_time_seconds' },
    { signal: 'logs', measure: 'lines_per_minute' },
  ])
    expect(problem(query)).toBeNull();
});

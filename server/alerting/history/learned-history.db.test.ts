import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as LETTERS } from '@/app/api/v1/queues/dead-letters/route';
import { type RuleQuery, ruleQuerySchema } from '@/domain/alerting/rule-query';
import { tellOfAShop } from '@/scripts/testing/alerting/told-shop';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { sendRecords } from '@/scripts/testing/send-records';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, readInProject, systemPool } from '../../db/client';
import { databaseNow } from '../../db/database-clock';
import { foldLogRollups } from '../../db/sql/store-log-rollups';
import { learnedHistory } from './learned-history';

await createTestDatabase();
const now = Math.floor(Date.now() / 60_000) * 60_000;
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
let projectId = '';
const STEP_MS = 600_000;
const toMs = Math.floor(now / STEP_MS) * STEP_MS;
// The breaker had been heard of before.
const window = { fromMs: toMs - 18 * STEP_MS, toMs, stepMs: STEP_MS };

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  const { authorization } = await makeApiKey(project, ['ingest']);
  await tellOfAShop(authorization, ago);
  await foldLogRollups(systemPool());
  const letter = { queue: 'refunds-dlq', messageId: 'm2', error: 'boom', at: ago(170) };
  await sendRecords(LETTERS, { authorization }, letter);
  await db().deadLetter.updateMany({
    where: { messageId: 'm2' },
    data: { handledAt: new Date(ago(130)) },
  });
});

afterAll(closeConnections);

/** What is known of each group, by its step. */
async function pastOf(query: RuleQuery, windows: readonly (typeof window)[]) {
  const found: Record<string, number> = {};
  const presentMs = Math.floor(await databaseNow());
  for (const one of windows) {
    const history = await readInProject(projectId, (client) =>
      learnedHistory({ client, projectId, presentMs }, query, one),
    );
    for (const { labels, points } of history?.courses ?? [])
      for (const { timeMs, value } of points)
        if (value !== null && timeMs >= one.fromMs && timeMs + (history?.stepMs ?? 0) <= one.toMs)
          found[`${JSON.stringify(labels)} ${new Date(timeMs).toISOString()}`] = value;
  }
  return found;
}

it.each([
  { signal: 'queue', measure: 'depth' },
  { signal: 'queue', measure: 'growth_per_minute' },
  { signal: 'queue', measure: 'drain_seconds' },
  { signal: 'dead_letters' },
  { signal: 'breaker', measure: 'open_seconds' },
  { signal: 'breaker', measure: 'transitions_per_hour' },
  { signal: 'breaker', measure: 'fallback_rate', windowSeconds: 1_800 },
  { signal: 'logs', measure: 'errors_per_minute' },
  { signal: 'logs', measure: 'lines_per_minute' },
  { signal: 'logs', measure: 'error_share' },
  { signal: 'log_query', q: 'service:shop level:>=error' },
  { signal: 'metric', metric: 'checkout.latency', by: 'region' },
  { signal: 'expression', expression: 'ratio(checkout.latency, checkout.latency)' },
])(
  'A past is the same read step by step and at once, as a baseline learns it: %j',
  async (given) => {
    const query = ruleQuerySchema.parse(given);
    const steps = Array.from({ length: 18 }, (_, nth) => {
      const fromMs = window.fromMs + nth * STEP_MS;
      return { fromMs, toMs: fromMs + STEP_MS, stepMs: STEP_MS };
    });
    const whole = await pastOf(query, [window]);
    expect(Object.keys(whole).length).toBeGreaterThan(0);
    expect(await pastOf(query, steps)).toEqual(whole);
  },
);

import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, systemPool } from '@/server/db/client';
import { type PipelinedStatement, runPipelined } from '@/server/db/pipelined-statements';
import { makeDayPartitions } from '@/server/db/sql/day-partitions';
import { breakerIdOf } from './breaker-id';
import { breakerSamplePart } from './breaker-sample-part';
import { breakerTransitionPart } from './breaker-transition-part';

await createTestDatabase();
const movedMs = Math.floor(Date.now() / 1_000) * 1_000 - 60_000;
let projectId = '';

beforeAll(async () => {
  projectId = (await makeProject('Shop')).id;
  const days = new Set([new Date(movedMs + 5).toISOString().slice(0, 10)]);
  await makeDayPartitions(systemPool(), 'breaker_sample', days);
});
afterAll(closeConnections);

function told(breaker: string): Record<'move' | 'sample', PipelinedStatement[]> {
  const origin = { breaker, service: 'shop', environment: null, instance: 'web-1', flags: [] };
  const counts = { calls: 4, successes: 1, failures: 3, timeouts: 0, rejected: 0, fallbacks: 3 };
  const own = { ...origin, dependency: 'bank' };
  const unknown = { slow: null, reportedFailureRate: null, reportedSlowRate: null };
  const sample = { ...own, ...counts, ...unknown, timeMs: movedMs + 5, intervalSeconds: 10 };
  const move = { ...own, timeMs: movedMs, from: 'closed' as const, to: 'open' as const };
  if (!('statements' in breakerTransitionPart && 'statements' in breakerSamplePart)) throw Error();
  return {
    move: breakerTransitionPart.statements([
      { projectId, row: { ...move, reason: '3 of 4 failed' } },
    ]),
    sample: breakerSamplePart.statements([{ projectId, row: { ...sample, state: 'open' } }]),
  };
}

/** Stores both in transactions that are open at one time: the second waits for the first, or has not seen it. */
async function storeTogether(first: PipelinedStatement[], second: PipelinedStatement[]) {
  const [one, two] = [await systemPool().connect(), await systemPool().connect()];
  const { rows } = await two.query('SELECT pg_backend_pid() AS pid');
  const { pid } = rows[0];
  await runPipelined(one, [{ text: 'BEGIN' }, ...first]);
  const stored = runPipelined(two, [{ text: 'BEGIN' }, ...second, { text: 'COMMIT' }]);
  await expect
    .poll(async () => {
      const { rows: locks } = await systemPool().query(
        'SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND pid = $1',
        [pid],
      );
      return locks[0].waiting;
    })
    .toBe(1);
  await one.query('COMMIT');
  await stored;
  one.release();
  two.release();
}

it.each([
  ['move', 'sample'],
  ['sample', 'move'],
] as const)(
  'a %s and a %s of the same, stored at one time, are one move',
  async (first, second) => {
    const breaker = `bank, ${first} first`;
    const both = told(breaker);
    await storeTogether(both[first], both[second]);
    const where = {
      projectId,
      breakerId: breakerIdOf({ breaker, service: 'shop', environment: null }),
    };
    expect(await db().breakerTransition.findMany({ where })).toMatchObject([
      { fromState: 'closed', toState: 'open', reason: '3 of 4 failed', bySample: false },
    ]);
    expect(await db().breakerInstance.findMany({ where })).toMatchObject([
      { state: 'open', stateAt: new Date(movedMs), fromState: 'closed', bySample: false },
    ]);
  },
);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BreakerSample, BreakerTransition } from '@/domain/breakers/breaker';
import { describeBreakers } from '@/domain/breakers/describe-breakers';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, db, systemPool } from '@/server/db/client';
import { runPipelined } from '@/server/db/pipelined-statements';
import { makeDayPartitions } from '@/server/db/sql/day-partitions';
import { deleteOldBreakers } from '@/server/db/sql/tidy-breakers';
import { answerBreaker } from './answer-breaker';
import { answerBreakers } from './answer-breakers';
import { breakerIdOf } from './breaker-id';
import { breakerSamplePart } from './breaker-sample-part';
import { breakerTransitionPart } from './breaker-transition-part';

await createTestDatabase();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = Math.floor(Date.now() / MINUTE) * MINUTE;
const shop = { id: '' };

beforeAll(async () => {
  shop.id = (await makeProject('Shop')).id;
});
afterAll(closeConnections);

const origin = (breaker: string, instance: string | null = null) => ({
  breaker,
  service: 'checkout',
  environment: null,
  instance,
  dependency: null,
  flags: [],
});
const idOf = (breaker: string) => breakerIdOf(origin(breaker));

type Move = [ageMs: number, from: BreakerTransition['from'], to: BreakerTransition['to']];

async function store(parts: { moves?: BreakerTransition[]; samples?: BreakerSample[] }) {
  const { moves = [], samples = [] } = parts;
  const days = new Set(samples.map(({ timeMs }) => new Date(timeMs).toISOString().slice(0, 10)));
  await makeDayPartitions(systemPool(), 'breaker_sample', days);
  const rows = <Row>(list: Row[]) => list.map((row) => ({ projectId: shop.id, row }));
  const statements = [
    ...('statements' in breakerTransitionPart && moves.length > 0
      ? breakerTransitionPart.statements(rows(moves))
      : []),
    ...('statements' in breakerSamplePart && samples.length > 0
      ? breakerSamplePart.statements(rows(samples))
      : []),
  ];
  const client = await systemPool().connect();
  await runPipelined(client, [{ text: 'BEGIN' }, ...statements, { text: 'COMMIT' }]);
  client.release();
}

const moved = (breaker: string, moves: Move[], instance: string | null = null) =>
  store({
    moves: moves.map(([ageMs, from, to]) => ({
      ...origin(breaker, instance),
      timeMs: now - ageMs,
      from,
      to,
      reason: `to ${to}`,
    })),
  });

function sample(
  breaker: string,
  ageMs: number,
  counts: Partial<BreakerSample>,
  instance: string | null = null,
): BreakerSample {
  return {
    ...origin(breaker, instance),
    timeMs: now - ageMs,
    intervalSeconds: 60,
    calls: null,
    successes: null,
    failures: null,
    timeouts: null,
    rejected: null,
    fallbacks: null,
    slow: null,
    state: null,
    reportedFailureRate: null,
    reportedSlowRate: null,
    ...counts,
  };
}

const LAST_HOUR = { from: new Date(now - HOUR).toISOString(), to: new Date(now).toISOString() };
const answered = async (breaker: string, range = LAST_HOUR) => {
  const { items } = await answerBreakers(shop.id, range);
  const found = items.find((one) => one.id === idOf(breaker));
  if (found === undefined) throw new Error(`${breaker} is not listed`);
  return found;
};
const seconds = (span: { from: string; to: string }) =>
  Math.round((Date.parse(span.to) - Date.parse(span.from)) / 1_000);

describe('breakers over a range', () => {
  it('know the state before the window from the last move before it, however old', async () => {
    await moved('old', [
      [90 * DAY, 'open', 'half_open'],
      [80 * DAY, 'half_open', 'closed'],
      [20 * MINUTE, 'closed', 'open'],
    ]);
    const { timeline, state, openSeconds } = await answered('old');
    expect(timeline.map((span) => span.state)).toEqual(['closed', 'open']);
    expect([state, Math.round((openSeconds ?? 0) / 60)]).toEqual(['open', 20]);
    const past = await answered('old', {
      from: new Date(now - 85 * DAY).toISOString(),
      to: new Date(now - 84 * DAY).toISOString(),
    });
    expect(past).toMatchObject({ state: 'half_open', openSeconds: 0 });
    expect(past.timeline).toHaveLength(1);
  });

  it('say what is open, for how long, and how much a fallback hid of it', async () => {
    await moved('payments', [[4 * MINUTE, 'closed', 'open']]);
    await store({
      samples: [
        sample('payments', 10 * MINUTE, { calls: 70, failures: 0, fallbacks: 0, rejected: 0 }),
        sample('payments', 2 * MINUTE, { calls: 30, failures: 0, fallbacks: 30, rejected: 30 }),
      ],
    });
    const found = await answered('payments');
    expect(found).toMatchObject({
      name: 'checkout → payments',
      health: 'failing',
      state: 'open',
      since: new Date(now - 4 * MINUTE).toISOString(),
      reason: 'to open',
      calls: 100,
      fallbackRate: { value: 0.3, n: 100 },
      errorRate: { value: 0, n: 70 },
    });
    expect(found.words.replaceAll('\u00a0', ' ')).toMatch(
      /^open for 4 min.*; 30 % of its calls took the fallback$/,
    );
    expect(describeBreakers({ items: [found], limits: [] }).replaceAll('\u00a0', ' ')).toMatch(
      /^1 breaker is open: checkout → payments, for 4 min.*; 30 % of its calls took the fallback\.$/,
    );
    expect(found.callsTrend.filter((calls) => calls !== null)).toEqual([70, 30]);
  });

  it('are one over their instances: the worst state, and how many are in it', async () => {
    for (const instance of ['a', 'b', 'c'])
      await moved('pooled', [[HOUR, null, 'closed']], instance);
    await moved('pooled', [[10 * MINUTE, 'closed', 'open']], 'b');
    const found = await answered('pooled');
    expect(found).toMatchObject({
      state: 'open',
      instances: { known: 3, open: 1, halfOpen: 0 },
      transitions: 1,
    });
    expect(found.words).toMatch(/^open on 1 of 3 instances for /);
    expect(found.timeline.map((span) => span.state)).toEqual(['closed', 'open']);
  });

  it('no longer believe an instance whose samples stopped', async () => {
    await moved('gone', [[3 * HOUR, 'closed', 'open']], 'dead');
    await store({ samples: [sample('gone', 40 * MINUTE, { calls: 1 }, 'dead')] });
    const alone = await answered('gone');
    expect(alone).toMatchObject({ state: null, health: 'unknown', instances: { known: 0 } });
    expect(alone.words).toMatch(/^its state is not known, last heard of 40/);
    expect(alone.timeline.map((span) => [span.state, Math.round(seconds(span) / 60)])).toEqual([
      ['open', 25],
      [null, 35],
    ]);
    await moved('gone', [[2 * HOUR, null, 'closed']], 'alive');
    await store({ samples: [sample('gone', MINUTE, { calls: 1 }, 'alive')] });
    expect(await answered('gone')).toMatchObject({ state: 'closed', instances: { known: 1 } });
  });

  it('are in distress when closed and a fallback answers 15% of the calls', async () => {
    await moved('chronic', [[5 * HOUR, 'half_open', 'closed']]);
    await store({ samples: [sample('chronic', MINUTE, { calls: 100, fallbacks: 16 })] });
    const found = await answered('chronic');
    expect(found).toMatchObject({ health: 'degraded', problem: 'chronic_fallback' });
    expect(found.words.replaceAll('\u00a0', ' ')).toBe(
      'closed, but in chronic distress: 16 % of its calls took the fallback',
    );
  });

  it('flap when an instance changes often', async () => {
    const moves = Array.from(
      { length: 12 },
      (_, index): Move =>
        index % 2 === 0
          ? [(50 - index * 4) * MINUTE, 'closed', 'open']
          : [(50 - index * 4) * MINUTE, 'open', 'closed'],
    );
    await moved('restless', [[2 * HOUR, null, 'closed'], ...moves]);
    expect(await answered('restless')).toMatchObject({
      problem: 'flapping',
      transitions: 12,
      state: 'closed',
    });
  });

  it('leave unknown what nobody told', async () => {
    await store({ samples: [sample('counted', MINUTE, { calls: 10 })] });
    expect(await answered('counted')).toMatchObject({
      state: null,
      openSeconds: null,
      transitions: null,
      calls: 10,
      errorRate: { value: null, n: 0 },
      fallbackRate: { value: null, n: 0 },
    });
    await moved('moved', [[MINUTE, 'closed', 'open']]);
    expect(await answered('moved')).toMatchObject({ calls: null, fallbackRate: { value: null } });
  });

  it('add up the same from hours and minutes as from the samples', async () => {
    const samples = Array.from({ length: 200 }, (_, index) =>
      sample('summed', index * 17 * MINUTE, { calls: index + 1, failures: index % 3, rejected: 0 }),
    );
    await store({ samples });
    for (const ageMs of [30 * MINUTE, 5 * HOUR, 30 * HOUR, 3 * DAY]) {
      const within = samples.filter(({ timeMs }) => timeMs > now - ageMs);
      const failures = within.reduce((sum, one) => sum + (one.failures ?? 0), 0);
      const calls = within.reduce((sum, one) => sum + (one.calls ?? 0), 0);
      const found = await answered('summed', {
        from: new Date(now - ageMs).toISOString(),
        to: new Date(now).toISOString(),
      });
      expect([ageMs, found.calls, found.errorRate]).toMatchObject([
        ageMs,
        calls,
        { n: calls, value: failures / calls },
      ]);
    }
  });
});

describe('one breaker over a range', () => {
  it('tells its moves in their order, with their reasons, and what samples contradict', async () => {
    await moved('told', [
      [30 * MINUTE, 'closed', 'open'],
      [20 * MINUTE, 'half_open', 'closed'],
      [20 * MINUTE, 'open', 'half_open'],
    ]);
    await store({
      samples: [
        sample('told', 25 * MINUTE, { calls: 10, rejected: 4 }),
        sample('told', 5 * MINUTE, {
          calls: 10,
          rejected: 0,
          failures: 3,
          timeouts: 1,
          fallbacks: 2,
        }),
      ],
    });
    const detail = await answerBreaker(shop.id, idOf('told'), {});
    expect(detail.transitions.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'half_open > closed',
      'open > half_open',
      'closed > open',
    ]);
    expect(detail.contradictions).toMatchObject([
      { state: 'open', message: '6 calls went through while the breaker was open.' },
    ]);
    expect(detail.compared).toEqual({ samples: 2, from: null });
    const last = detail.series.calls.findLastIndex((calls) => calls !== null);
    const { succeeded, failed, timedOut, untold, fallbackRate } = detail.series;
    expect([succeeded, failed, timedOut, untold, fallbackRate].map((list) => list[last])).toEqual([
      7, 2, 1, 0, 0.2,
    ]);
  });

  it('is not found in another project', async () => {
    const other = await makeProject('Other');
    await expect(answerBreaker(other.id, idOf('told'), {})).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('breakers past their retention', () => {
  it('keep the move that the kept time begins with, and forget instances that others outlived', async () => {
    await moved('kept', [
      [60 * DAY, null, 'closed'],
      [50 * DAY, 'closed', 'open'],
    ]);
    await moved('outlived', [[50 * DAY, null, 'open']], 'old');
    await moved('outlived', [[HOUR, null, 'closed']], 'new');
    await deleteOldBreakers(systemPool(), shop.id, 30);
    const moves = await db().breakerTransition.findMany({
      where: { projectId: shop.id, breakerId: { in: [idOf('kept'), idOf('outlived')] } },
      orderBy: { ts: 'asc' },
    });
    expect(moves.map(({ instance, toState }) => [instance, toState])).toEqual([
      ['', 'open'],
      ['new', 'closed'],
    ]);
    expect(await answered('kept')).toMatchObject({ state: 'open' });
    expect(await answered('outlived')).toMatchObject({ state: 'closed', instances: { known: 1 } });
  });
});

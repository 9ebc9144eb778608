import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadLetterAge, type Failure, mergeFailures, oldestDeadLetterAge } from './dead-letter-age';
import { judgeQueue } from './judge-queue';
import { growthPerMinute } from './queue-rates';
import { advanceQueue, NEW_QUEUE } from './queue-record';
import { MINUTE_MS, mergeBuckets, QueueRollup } from './queue-rollup';
import type { QueueSample } from './queue-sample';
import { queueSeries } from './queue-series';
import { type QueueSummary, summariseQueue } from './summarise-queue';
import { timeToDrain } from './time-to-drain';

const NOW = Date.UTC(2026, 0, 15, 12);
const NOTHING: QueueSample = {
  timeMs: NOW,
  queue: 'emails',
  system: null,
  service: null,
  environment: null,
  kind: null,
  deadLetterOf: null,
  depth: null,
  inFlight: null,
  delayed: null,
  oldestAgeSeconds: null,
  enqueued: null,
  dequeued: null,
  failed: null,
  retried: null,
  consumers: null,
  countedSinceMs: null,
  flags: [],
};

const at = (seconds: number, fields: Partial<QueueSample>): QueueSample => ({
  ...NOTHING,
  timeMs: NOW + seconds * 1_000,
  ...fields,
});

/** What samples tell, by the way that they go: in the order in which they came, batch by batch, as roll-ups. */
function takeIn(...batches: QueueSample[][]) {
  let record = NEW_QUEUE;
  let rows = new Map<number, ReturnType<QueueRollup['rows']>[number]>();
  for (const batch of batches) {
    const rollup = new QueueRollup(MINUTE_MS);
    for (const sample of [...batch].sort((a, b) => a.timeMs - b.timeMs)) {
      const { record: next, spans } = advanceQueue(record, sample);
      record = next;
      rollup.addSample(sample);
      for (const span of spans) rollup.addSpan(span);
    }
    rows = new Map(rows);
    for (const row of rollup.rows()) {
      const known = rows.get(row.bucketMs);
      rows.set(row.bucketMs, known === undefined ? row : mergeBuckets(known, row));
    }
  }
  const buckets = [...rows.values()];
  return { record, buckets, summary: summariseQueue(record, buckets) };
}

const ratesOf = (samples: QueueSample[]) => takeIn(samples).summary;

describe('the rates of a queue', () => {
  it('are what was counted over the time it was counted in', () => {
    // Three samples a minute apart: 60 + 120 came and 30 + 30 left in two minutes; the first count's time is unknown.
    const samples = [
      at(0, { enqueued: 999, dequeued: 999 }),
      at(60, { enqueued: 60, dequeued: 30 }),
      at(120, { enqueued: 120, dequeued: 30 }),
    ];
    expect(ratesOf(samples)).toMatchObject({
      arrivalPerSecond: 1.5,
      servicePerSecond: 0.5,
      failedPerSecond: null,
      retriedPerSecond: null,
    });
  });

  it('are unknown of one sample, and zero only when zero was counted', () => {
    expect(ratesOf([at(0, { enqueued: 5 })]).arrivalPerSecond).toBeNull();
    expect(ratesOf([at(0, { enqueued: 5 }), at(60, { enqueued: 0 })]).arrivalPerSecond).toBe(0);
    expect(ratesOf([at(0, { depth: 5 }), at(60, { depth: 5 })]).arrivalPerSecond).toBeNull();
  });

  it('leave out a gap, whose counts were lost', () => {
    const samples = [0, 60, 120, 600, 660].map((second) => at(second, { enqueued: 60 }));
    expect(ratesOf(samples).arrivalPerSecond).toBe(1);
  });

  it('cover the same time once when two workers count side by side', () => {
    const samples = [0, 60, 120].flatMap((second) => [
      at(second, { dequeued: 60, countedSinceMs: NOW + (second - 60) * 1_000 }),
      at(second, { dequeued: 30, countedSinceMs: NOW + (second - 60) * 1_000 }),
    ]);
    expect(ratesOf(samples).servicePerSecond).toBe(1.5);
  });

  it('count what comes late in the time that is covered already', () => {
    const onTime = [0, 60, 120].map((second) => at(second, { enqueued: 60 }));
    const { summary } = takeIn(onTime, [at(90, { enqueued: 30 })]);
    expect(summary.arrivalPerSecond).toBe(1.25);
  });

  it('are laid over every minute that a count covers', () => {
    const { buckets } = takeIn([at(30, { enqueued: 1 }), at(330, { enqueued: 300 })]);
    expect(buckets.map(({ enqueued }) => enqueued)).toEqual([
      { count: 30, seconds: 30 },
      { count: 60, seconds: 60 },
      { count: 60, seconds: 60 },
      { count: 60, seconds: 60 },
      { count: 60, seconds: 60 },
      { count: 30, seconds: 30 },
    ]);
  });
});

describe('what is not known of a queue', () => {
  const count = fc.option(fc.nat(50));
  const sample = fc
    .record({
      seconds: fc.integer({ min: 0, max: 40 }).map((n) => n * 15),
      depth: count,
      oldestAgeSeconds: count,
      consumers: count,
      enqueued: count,
      dequeued: count,
      failed: count,
      retried: count,
    })
    .map(({ seconds, ...fields }) => at(seconds, fields));
  const samples = fc.uniqueArray(sample, { maxLength: 12, selector: ({ timeMs }) => timeMs });
  const FIELDS = ['enqueued', 'dequeued', 'failed', 'retried'] as const;
  const RATES = {
    enqueued: 'arrivalPerSecond',
    dequeued: 'servicePerSecond',
    failed: 'failedPerSecond',
    retried: 'retriedPerSecond',
  } as const;
  const seriesOf = (buckets: ReturnType<typeof takeIn>['buckets']) =>
    queueSeries({
      fromMs: NOW,
      toMs: NOW + 600_000,
      stepMs: MINUTE_MS,
      buckets,
      deaths: new Map(),
      firstToldMs: null,
      nowMs: NOW + 600_000,
    });

  it('does not depend on the order within a batch', () => {
    fc.assert(
      fc.property(samples, fc.func(fc.nat()), (list, key) => {
        const shuffled = [...list].sort((a, b) => key(a.timeMs) - key(b.timeMs));
        expect(takeIn(shuffled)).toEqual(takeIn(list));
      }),
    );
  });

  it('is never zero in a roll-up, a course or a summary without a zero that was measured', () => {
    fc.assert(
      fc.property(samples, samples, (first, second) => {
        const { buckets, summary } = takeIn(first, second);
        const told = [...first, ...second];
        const course = seriesOf(buckets);
        for (const field of FIELDS) {
          const isZero = told.some((one) => one[field] === 0);
          for (const { [field]: counted } of buckets) {
            if (counted?.count === 0) expect(isZero).toBe(true);
          }
          if (!isZero) expect(course[RATES[field]]).not.toContain(0);
          if (summary[RATES[field]] === 0) expect(isZero).toBe(true);
          if (told.every((one) => one[field] === null)) {
            expect(summary[RATES[field]]).toBeNull();
            expect(course[RATES[field]].every((value) => value === null)).toBe(true);
          }
        }
        if (!told.some(({ depth }) => depth === 0)) {
          expect(course.depth).not.toContain(0);
          expect(summary.depth).not.toBe(0);
        }
        if (!told.some(({ consumers }) => consumers === 0)) expect(summary.consumers).not.toBe(0);
      }),
    );
  });

  it('leaves a gap in the course where no sample was', () => {
    fc.assert(
      fc.property(samples, (list) => {
        const { buckets } = takeIn(list);
        const course = seriesOf(buckets);
        course.times.forEach((time, index) => {
          const from = Date.parse(time);
          const inside = list.filter(({ timeMs }) => timeMs >= from && timeMs < from + MINUTE_MS);
          const depths = inside.flatMap(({ depth }) => depth ?? []);
          expect(course.depth[index]).toBe(depths.length === 0 ? null : Math.max(...depths));
        });
        expect(course.deadLetters.every((value) => value === null)).toBe(true);
      }),
    );
  });

  it('does not become known by losing samples', () => {
    fc.assert(
      fc.property(samples, fc.func(fc.boolean()), (list, keep) => {
        const all = takeIn(list).summary;
        const some = takeIn(list.filter((one) => keep(one.timeMs))).summary;
        for (const field of ['depth', 'growthPerMinute', 'consumers'] as const) {
          if (all[field] === null) expect(some[field]).toBeNull();
        }
      }),
    );
  });
});

describe('the growth of a queue', () => {
  const depth = (seconds: number, value: number) => ({ value, atMs: NOW + seconds * 1_000 });

  it('is the change of its depth a minute', () => {
    expect(growthPerMinute([depth(0, 10), null, depth(120, 40)])).toBe(15);
    expect(growthPerMinute([depth(120, 10), depth(0, 40)])).toBe(-15);
    expect(growthPerMinute([depth(0, 10)])).toBeNull();
    expect(growthPerMinute([])).toBeNull();
  });
});

describe('the time to drain', () => {
  const drain = (
    depth: number | null,
    arrivalPerSecond: number | null,
    servicePerSecond: number | null,
    growthPerMinute: number | null = null,
  ) => timeToDrain({ depth, arrivalPerSecond, servicePerSecond, growthPerMinute });

  it('is the depth over what leaves more than comes', () => {
    expect(drain(600, 2, 5)).toEqual({ kind: 'drains', seconds: 200 });
    expect(drain(0, null, null)).toEqual({ kind: 'drains', seconds: 0 });
  });

  it('is never of what grows past a minute’s work, or of what nothing leaves', () => {
    expect(drain(600, 6, 5, 60)).toEqual({ kind: 'never' });
    expect(drain(5, 0, 0, 0)).toEqual({ kind: 'never' });
    expect(drain(5, 1, 0, 60)).toEqual({ kind: 'never' });
  });

  it('is none of a queue that keeps up: a minute’s work is no backlog, and a course that stands is no growth', () => {
    expect(drain(100, 6, 5, 60)).toEqual({ kind: 'keeps_up', waitSeconds: 20 });
    expect(drain(600, 5, 5, 0)).toEqual({ kind: 'keeps_up', waitSeconds: 120 });
  });

  it('goes by the course where it falls though no more was counted out than in', () => {
    expect(drain(600, 5, 5, -60)).toEqual({ kind: 'drains', seconds: 600 });
  });

  it('is unknown of a few messages that have just come, and never of those that stay', () => {
    const few = { depth: 1, arrivalPerSecond: 0.01, servicePerSecond: 0 };
    const aged = (oldestAgeSeconds: number | null, growthPerMinute = 0.1) =>
      timeToDrain({ ...few, growthPerMinute, oldestAgeSeconds }).kind;
    expect(aged(20)).toBe('unknown');
    expect(aged(20, 0)).toBe('unknown');
    expect(aged(null)).toBe('unknown');
    expect(aged(400)).toBe('never');
    expect(aged(null, 0)).toBe('never');
  });

  it('is unknown when a part is', () => {
    expect(drain(600, 5, 5)).toEqual({ kind: 'unknown' });
    expect(drain(600, null, 5)).toEqual({ kind: 'unknown' });
    expect(drain(600, 5, null)).toEqual({ kind: 'unknown' });
    expect(drain(null, 1, 5)).toEqual({ kind: 'unknown' });
  });
});

describe('the summary of a queue', () => {
  it('tells the last known level of each kind', () => {
    const { summary } = takeIn([
      at(0, { depth: 100, oldestAgeSeconds: 30, consumers: 2, enqueued: 9, dequeued: 9 }),
      at(60, { depth: 160, enqueued: 120, dequeued: 60 }),
      at(90, { inFlight: 4 }),
    ]);
    expect(summary).toMatchObject({
      depth: 160,
      oldestAgeSeconds: 30,
      consumers: 2,
      inFlight: 4,
      delayed: null,
      growthPerMinute: 60,
      timeToDrain: { kind: 'never' },
      lastSampleMs: NOW + 90_000,
    });
  });

  it('has no age once the queue is empty, and overwrites nothing with what comes late', () => {
    const { record } = takeIn(
      [at(0, { depth: 3, oldestAgeSeconds: 30, kind: 'work' }), at(60, { depth: 0 })],
      [at(30, { depth: 9, kind: 'dead_letter', service: 'mailer' })],
    );
    expect(record.levels.oldestAgeSeconds).toBeUndefined();
    expect(record).toMatchObject({
      levels: { depth: { value: 0 } },
      toldKind: 'work',
      service: 'mailer',
      lastSampleMs: NOW + 60_000,
    });
  });
});

describe('the health of a queue', () => {
  const SUMMARY: QueueSummary = { ...summariseQueue(NEW_QUEUE, []), lastSampleMs: NOW };
  const judge = (
    kind: 'work' | 'dead_letter',
    fields: Partial<QueueSummary>,
    rest: { openLetters?: number; silentSeconds?: number } = {},
  ) => {
    const { openLetters = 0, silentSeconds = 0 } = rest;
    return judgeQueue({
      kind,
      summary: { ...SUMMARY, ...fields },
      openLetters,
      oldestSeconds: null,
      sampleSeconds: [10, 10],
      atMs: NOW + silentSeconds * 1_000,
    });
  };

  it('is failing for one dead letter, also when samples stop', () => {
    expect(judge('dead_letter', { depth: 1 })).toEqual({
      health: 'failing',
      reason: 'Holds 1 message',
    });
    expect(judge('dead_letter', { depth: 1 }, { silentSeconds: 3_600 })).toEqual({
      health: 'failing',
      reason: 'Holds 1 message, as of 1\u00a0h ago',
    });
    expect(judge('dead_letter', { depth: 0 }).health).toBe('healthy');
    expect(judge('dead_letter', {}).health).toBe('unknown');
  });

  it('is failing for letters that nobody handled, unless the broker says that its queue is empty', () => {
    expect(judge('dead_letter', {}, { openLetters: 2 }).reason).toBe(
      '2 dead letters not handled; its depth is not told',
    );
    expect(judge('work', { depth: 3 }, { openLetters: 1 }).health).toBe('failing');
    expect(judge('dead_letter', { depth: 0 }, { openLetters: 2 }).health).toBe('healthy');
  });

  it('is unknown when samples stop, and of an empty queue too', () => {
    expect(judge('work', { depth: 0 }, { silentSeconds: 601 })).toEqual({
      health: 'unknown',
      reason: 'No sample for 10\u00a0min 1\u00a0s; they came every 10\u00a0s',
    });
    expect(judge('dead_letter', { depth: 0 }, { silentSeconds: 601 }).health).toBe('unknown');
  });

  it('of a work queue goes by whether the work gets done', () => {
    expect(judge('work', { depth: 5, consumers: 0 }).health).toBe('failing');
    const grows = { growthPerMinute: 12, timeToDrain: { kind: 'never' } } as const;
    expect(judge('work', { depth: 900, servicePerSecond: 1, ...grows }).health).toBe('degraded');
    const stands = { growthPerMinute: 0, timeToDrain: { kind: 'never' } } as const;
    expect(judge('work', { depth: 5, servicePerSecond: 0, ...stands })).toEqual({
      health: 'degraded',
      reason: 'Holds 5 messages and none leaves',
    });
    const keepsUp = { kind: 'keeps_up', waitSeconds: 50 } as const;
    expect(judge('work', { depth: 50, servicePerSecond: 1, timeToDrain: keepsUp })).toEqual({
      health: 'healthy',
      reason: 'Holds 50 messages and keeps up; each waits about 50\u00a0s',
    });
    expect(judge('work', { depth: 5, timeToDrain: { kind: 'drains', seconds: 30 } }).reason).toBe(
      'Holds 5 messages, drains in 30\u00a0s',
    );
  });
});

describe('the true age of a dead letter', () => {
  const letter = (firstFailedMs: number | null, timeMs = NOW - 60_000) => ({
    timeMs,
    firstFailedMs,
    attempts: null,
  });

  it('counts from its first failure; else it is at least since its last', () => {
    expect(deadLetterAge(letter(NOW - 7_200_000), NOW)).toEqual({ seconds: 7_200, isExact: true });
    expect(deadLetterAge(letter(null), NOW)).toEqual({ seconds: 60, isExact: false });
  });

  const letters = (oldestMs: number | null, count = 1, areExact = true) => ({
    count,
    oldestMs,
    areExact,
  });

  it('goes beyond the age that SQS began again', () => {
    const sample = { timeMs: NOW - 30_000, depth: 1, oldestAgeSeconds: 10 };
    expect(oldestDeadLetterAge({ letters: letters(NOW - 7_200_000), sample, nowMs: NOW })).toEqual({
      seconds: 7_200,
      isExact: true,
    });
    expect(oldestDeadLetterAge({ letters: letters(null, 0), sample, nowMs: NOW })).toEqual({
      seconds: 40,
      isExact: false,
    });
  });

  it('is at least that, while messages lie there that nobody told of, or whose first failure nobody told', () => {
    const sample = { timeMs: NOW, depth: 2, oldestAgeSeconds: null };
    const age = (told: ReturnType<typeof letters>) =>
      oldestDeadLetterAge({ letters: told, sample, nowMs: NOW });
    expect(age(letters(NOW - 5_000))).toEqual({ seconds: 5, isExact: false });
    expect(age(letters(NOW - 5_000, 2, false))).toEqual({ seconds: 5, isExact: false });
    expect(age(letters(NOW - 5_000, 2))).toEqual({ seconds: 5, isExact: true });
  });

  it('is missing where there is no message, and where nothing is known', () => {
    const sample = { timeMs: NOW, depth: 0, oldestAgeSeconds: null };
    const told = letters(NOW - 5_000);
    expect(oldestDeadLetterAge({ letters: told, sample, nowMs: NOW })).toBeNull();
    expect(oldestDeadLetterAge({ letters: letters(null, 0), sample: null, nowMs: NOW })).toBeNull();
  });

  it('survives the message failing again, and being told of twice in any order', () => {
    const once: Failure = { timeMs: NOW - 60_000, firstFailedMs: NOW - 90_000, attempts: 3 };
    const again: Failure = { timeMs: NOW, firstFailedMs: null, attempts: 1 };
    const merged = { timeMs: NOW, firstFailedMs: NOW - 90_000, attempts: 3 };
    expect(mergeFailures(once, again)).toEqual(merged);
    expect(mergeFailures(again, once)).toEqual(merged);
  });
});

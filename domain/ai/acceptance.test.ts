import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCounts, countStates, isYoung, NO_COUNTS, settleCohort } from './acceptance-counts';
import { acceptanceReportSchema } from './acceptance-report';
import { behaviourRates } from './behaviour-rates';
import { compareStrata } from './compare-strata';
import type { Verdict, VerdictWord } from './inference';
import { chooseFeedback, type Feedback, judge, ledgerState, USUAL_LIMIT_MS } from './ledger';
import { compareAcceptance, reportAcceptance } from './report-acceptance';
import { summariseEvaluations } from './summarise-evaluations';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;

const verdict = (minute: number, word: VerdictWord, explicit = true): Verdict => ({
  timeMs: NOW + minute * 60_000,
  inferenceId: 'r-1',
  verdict: word,
  editRatio: null,
  explicit,
  flags: [],
});

describe('the ledger', () => {
  const state = (
    verdicts: Verdict[],
    { shown = true, ageMs = HOUR, feedback = 'explicit' as Feedback } = {},
  ) =>
    ledgerState({ timeMs: NOW - ageMs, shown }, judge(verdicts), {
      feedback,
      limitMs: 2 * HOUR,
      nowMs: NOW,
    });

  it('goes from shown over pending to a verdict, or to ignored when the limit has passed', () => {
    expect(state([])).toBe('pending');
    expect(state([verdict(0, 'accepted')])).toBe('accepted');
    expect(state([], { ageMs: 2 * HOUR })).toBe('ignored');
    expect(state([verdict(0, 'edited')], { ageMs: 3 * HOUR })).toBe('edited');
  });

  it('waits a day where nobody set a limit', () => {
    const view = { feedback: 'explicit' as const, limitMs: USUAL_LIMIT_MS, nowMs: NOW };
    expect(ledgerState({ timeMs: NOW - 23 * HOUR, shown: true }, judge([]), view)).toBe('pending');
    expect(ledgerState({ timeMs: NOW - 24 * HOUR, shown: true }, judge([]), view)).toBe('ignored');
  });

  it('has unseen for what nobody saw, however old', () => {
    expect(state([], { shown: false, ageMs: 9 * HOUR })).toBe('unseen');
    expect(state([verdict(0, 'ignored', false)], { shown: false })).toBe('unseen');
    expect(state([verdict(0, 'rejected')], { shown: false })).toBe('rejected');
  });

  it('lets the latest verdict win, whatever order they came in', () => {
    const list = [verdict(5, 'rejected'), verdict(9, 'accepted'), verdict(1, 'edited')];
    expect(state(list)).toBe('accepted');
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 3 }), (shuffled) => {
        expect(state(shuffled)).toBe('accepted');
      }),
    );
    expect(state([verdict(1, 'accepted'), verdict(1, 'rejected')])).toBe('rejected');
    expect(state([verdict(1, 'rejected'), verdict(1, 'accepted')])).toBe('rejected');
  });

  const told = fc.array(
    fc.record({
      minute: fc.integer({ min: -50, max: 0 }),
      word: fc.constantFrom<VerdictWord>('accepted', 'edited', 'rejected'),
      explicit: fc.boolean(),
    }),
    { maxLength: 5 },
  );
  const views = fc.record({
    shown: fc.boolean(),
    ageMs: fc.integer({ min: 0, max: 4 * HOUR }),
    feedback: fc.constantFrom<Feedback>('explicit', 'implicit'),
  });

  it('lets an ignored verdict end the waiting, and displace none, however late it comes', () => {
    const minutes = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        told,
        minutes,
        views,
        fc.infiniteStream(fc.boolean()),
        (given, ignored, view, coin) => {
          const judged = given.map(({ minute, word, explicit }) => verdict(minute, word, explicit));
          const passed = ignored.map((minute) => verdict(minute, 'ignored', false));
          const mixed: Verdict[] = [];
          const [left, right] = [[...judged], [...passed]];
          for (const first of coin) {
            const next = (first ? left : right).shift() ?? left.shift() ?? right.shift();
            if (next === undefined) break;
            mixed.push(next);
          }
          const without = state(judged, view);
          expect(state(mixed, view)).toBe(without === 'pending' ? 'ignored' : without);
        },
      ),
    );
  });

  it('is where the last verdict that says something put it', () => {
    fc.assert(
      fc.property(told, views, (given, view) => {
        const judged = given.map(({ minute, word, explicit }) => verdict(minute, word, explicit));
        // Worst last at one instant, by the order of the list; written apart from the ledger's own.
        const order = ['accepted', 'edited', 'rejected'];
        const last = given
          .filter(({ explicit }) => explicit === (view.feedback === 'explicit'))
          .sort((a, b) => a.minute - b.minute || order.indexOf(a.word) - order.indexOf(b.word))
          .at(-1);
        const isSeen = view.shown || given.length > 0;
        const waiting = view.ageMs >= 2 * HOUR ? 'ignored' : 'pending';
        expect(state(judged, view)).toBe(last?.word ?? (isSeen ? waiting : 'unseen'));
      }),
    );
  });

  it('never counts what people said and what they did together', () => {
    const both = [verdict(1, 'accepted', false), verdict(0, 'rejected', true)];
    expect(state(both, { feedback: 'explicit' })).toBe('rejected');
    expect(state(both, { feedback: 'implicit' })).toBe('accepted');
    expect(state([verdict(1, 'accepted', false)], { feedback: 'explicit' })).toBe('pending');
    expect(chooseFeedback(both)).toBe('explicit');
    expect(chooseFeedback([verdict(1, 'accepted', false)])).toBe('implicit');
    expect(chooseFeedback([])).toBe('explicit');
  });

  it('believes a sender that knows it was passed over', () => {
    expect(state([verdict(0, 'ignored', false)], { ageMs: 1 })).toBe('ignored');
    expect(state([verdict(5, 'ignored', false), verdict(0, 'accepted')])).toBe('accepted');
  });
});

const counts = (accepted: number, edited: number, rejected: number, more = {}) => ({
  ...NO_COUNTS,
  accepted,
  edited,
  rejected,
  shown: accepted + edited + rejected,
  ...more,
});

describe('the report on acceptance', () => {
  it('tells strict, useful, coverage and the worst case', () => {
    const report = reportAcceptance(
      counts(60, 20, 20, { shown: 160, pending: 10, ignored: 50, unseen: 7 }),
    );
    expect(report.strict).toMatchObject({ value: 0.6, n: 100 });
    expect(report.strict.low).toBeCloseTo(0.502, 3);
    expect(report.strict.high).toBeCloseTo(0.6906, 3);
    expect(report.useful).toMatchObject({ value: 0.8, n: 100 });
    expect(report.coverage).toMatchObject({ value: 100 / 160, n: 160 });
    expect(report.bounds).toEqual({ low: 60 / 160, high: 120 / 160 });
    expect(acceptanceReportSchema.parse(report)).toEqual(report);
  });

  it('is null without verdicts, and without anything shown: never zero', () => {
    const none = { value: null, n: 0, low: null, high: null };
    expect(reportAcceptance(counts(0, 0, 0, { shown: 5, pending: 5 }))).toMatchObject({
      strict: none,
      useful: none,
      coverage: { value: 0, n: 5 },
      bounds: { low: 0, high: 1 },
    });
    expect(reportAcceptance(NO_COUNTS)).toMatchObject({
      coverage: none,
      bounds: { low: null, high: null },
    });
  });

  const some = fc
    .tuple(...Array.from({ length: 5 }, () => fc.nat(50)))
    .map(([a = 0, e = 0, r = 0, pending = 0, ignored = 0]) =>
      counts(a, e, r, { pending, ignored, shown: a + e + r + pending + ignored }),
    );

  it('keeps strict below useful, and both within the worst case of what was not judged', () => {
    fc.assert(
      fc.property(some, (one) => {
        const { strict, useful, coverage, bounds } = reportAcceptance(one);
        if (strict.value === null) return;
        expect(strict.value).toBeLessThanOrEqual(useful.value ?? 0);
        expect(bounds.low ?? 0).toBeLessThanOrEqual(strict.value + 1e-12);
        expect(bounds.high ?? 1).toBeGreaterThanOrEqual(strict.value - 1e-12);
        expect((coverage.value ?? 2) <= 1).toBe(true);
      }),
    );
  });

  it('compares b against a, and says how many more it takes', () => {
    expect(compareAcceptance(counts(48, 12, 20), counts(56, 4, 10)).verdict).toBe('better');
    expect(compareAcceptance(counts(56, 4, 10), counts(48, 12, 20)).verdict).toBe('worse');
    const open = compareAcceptance(counts(6, 2, 2), counts(7, 2, 1));
    expect(open.verdict).toBe('inconclusive');
    expect(open.moreNeeded).toBeGreaterThan(100);
    expect(compareAcceptance(counts(6, 2, 2), counts(7, 2, 1), 'useful').difference).toBeCloseTo(
      0.1,
    );
  });
});

describe('cohorts of a roll-up', () => {
  const limitMs = 2 * HOUR;
  const words: readonly (VerdictWord | null)[] = [
    'accepted',
    'edited',
    'rejected',
    'ignored',
    null,
  ];
  const inference = fc.record({
    hoursAgo: fc.integer({ min: 1, max: 6 }),
    shown: fc.boolean(),
    word: fc.constantFrom(...words),
  });

  it('come to the same counts as the ledger line by line', () => {
    fc.assert(
      fc.property(fc.array(inference, { maxLength: 20 }), (list) => {
        const lines = list.map(({ hoursAgo, shown, word }) => {
          const verdicts = word === null ? [] : [verdict(0, word, word !== 'ignored')];
          // Asked just before the cohort's end, so that the cohort is as old as its lines.
          const timeMs = NOW - hoursAgo * HOUR;
          return ledgerState({ timeMs, shown }, judge(verdicts), {
            feedback: 'explicit',
            limitMs,
            nowMs: NOW,
          });
        });
        const cohorts = list.map(({ hoursAgo, shown, word }) => {
          const isSeen = shown || (word !== null && word !== 'ignored');
          const toMs = NOW - hoursAgo * HOUR;
          return {
            fromMs: toMs - HOUR,
            toMs,
            accepted: Number(word === 'accepted'),
            edited: Number(word === 'edited'),
            rejected: Number(word === 'rejected'),
            passedOver: Number(isSeen && word === 'ignored'),
            waiting: Number(isSeen && word === null),
            unseen: Number(!isSeen),
          };
        });
        const settled = cohorts.map((cohort) => settleCohort(cohort, { limitMs, nowMs: NOW }));
        expect(settled.reduce(addCounts, NO_COUNTS)).toEqual(countStates(lines));
      }),
    );
  });

  it('are young while a verdict may still come', () => {
    expect(isYoung({ toMs: NOW - limitMs }, limitMs, NOW)).toBe(false);
    expect(isYoung({ toMs: NOW - limitMs + 1 }, limitMs, NOW)).toBe(true);
  });
});

describe('tenants held apart', () => {
  it('show Simpson’s paradox: better for everybody, worse for each', () => {
    // Charig et al. (1986), kidney stones: 93% and 73% against 87% and 69%, yet 78% against 83%.
    const compared = compareStrata([
      { tenant: 'small', a: { successes: 81, n: 87 }, b: { successes: 234, n: 270 } },
      { tenant: 'large', a: { successes: 192, n: 263 }, b: { successes: 55, n: 80 } },
    ]);
    expect(compared.pooled.difference).toBeCloseTo(289 / 350 - 273 / 350, 10);
    expect(compared.strata.map(({ difference }) => Math.sign(difference ?? 0))).toEqual([-1, -1]);
    expect(compared.adjustedDifference).toBeLessThan(0);
    expect(compared.paradox).toBe('reversed');
  });

  it('are only confounded when one small tenant disagrees', () => {
    const compared = compareStrata([
      { tenant: 'small', a: { successes: 81, n: 87 }, b: { successes: 234, n: 270 } },
      { tenant: 'large', a: { successes: 192, n: 263 }, b: { successes: 55, n: 80 } },
      { tenant: 'tiny', a: { successes: 1, n: 2 }, b: { successes: 2, n: 2 } },
      { tenant: 'new', a: { successes: 0, n: 0 }, b: { successes: 2, n: 2 } },
    ]);
    expect(compared.paradox).toBe('confounded');
    expect(compared.strata[3]?.difference).toBeNull();
  });

  it('show none where all agree, or nothing can be compared', () => {
    const same = { a: { successes: 5, n: 10 }, b: { successes: 8, n: 10 } };
    expect(
      compareStrata([
        { tenant: 'a', ...same },
        { tenant: 'b', ...same },
      ]),
    ).toMatchObject({
      paradox: 'none',
      adjustedDifference: 0.3,
    });
    const half = { tenant: 'a', a: { successes: 0, n: 0 }, b: { successes: 1, n: 1 } };
    expect(compareStrata([half])).toMatchObject({ paradox: 'none', adjustedDifference: null });
  });
});

describe('how a model behaves', () => {
  it('is counted over what is known of each', () => {
    const plain = {
      outcome: 'ok',
      unsure: null,
      retrievedChunks: null,
      droppedChunks: null,
    } as const;
    const rates = behaviourRates([
      plain,
      { ...plain, outcome: 'refused', unsure: true },
      { ...plain, unsure: false, retrievedChunks: 8, droppedChunks: 2 },
      { ...plain, outcome: 'empty', retrievedChunks: 4 },
    ]);
    expect(rates.refused).toMatchObject({ value: 0.25, n: 4 });
    expect(rates.error).toMatchObject({ value: 0, n: 4 });
    expect(rates.unsure).toMatchObject({ value: 0.5, n: 2 });
    expect(rates.droppedChunks).toMatchObject({ value: 0.25, n: 8 });
    expect(behaviourRates([]).refused.value).toBeNull();
  });
});

describe('evaluation runs', () => {
  it('tell how many passed and the median score, for each run and name', () => {
    const one = (run: string, label: string | null, score: number | null) => ({
      timeMs: NOW,
      inferenceId: 'r',
      name: 'golden',
      score,
      label,
      explanation: null,
      run,
    });
    const summaries = summariseEvaluations([
      one('1', 'pass', 1),
      one('1', 'fail', 0.5),
      one('1', null, 0.75),
      one('2', 'odd', null),
    ]);
    expect(summaries).toMatchObject([
      { name: 'golden', run: '1', n: 3, passed: { value: 0.5, n: 2 }, medianScore: 0.75 },
      { run: '2', n: 1, passed: { value: null, n: 0 }, medianScore: null },
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertEffect, OpenAlert } from './alert-state';
import type { Sample } from './condition';
import type { Condition } from './condition-schema';
import { type EvaluatedRule, evaluateRule } from './evaluate-rule';
import { alertFingerprint } from './fingerprint';

const OVER_TEN: Condition = { kind: 'threshold', op: '>', value: 10 };

function rule(fields: Partial<EvaluatedRule> = {}): EvaluatedRule {
  return {
    id: 'rule-1',
    condition: OVER_TEN,
    forSeconds: 0,
    keepFiringForSeconds: 0,
    noData: 'keep',
    ...fields,
  };
}

const sample = (value: number | null, labels = { queue: 'emails' }): Sample => ({ labels, value });

/** Runs a rule over values ten seconds apart, as the worker does; null is a tick at which nothing is known. */
class Run {
  open: OpenAlert[] = [];
  private nowMs = Date.UTC(2026, 0, 15);
  constructor(private readonly rule: EvaluatedRule) {}

  tick(...samples: Sample[]): string[] {
    this.nowMs += 10_000;
    const { rule, open, nowMs } = this;
    const effects = evaluateRule({ rule, samples, open, nowMs });
    for (const effect of effects) this.apply(effect);
    return effects.map(({ kind }) => kind);
  }

  values(...values: (number | null)[]): string[] {
    return values.map((value) => this.tick(sample(value)).join() || '-');
  }

  private apply(effect: AlertEffect): void {
    if (effect.kind === 'settle') return;
    const { alert } = effect;
    this.open = this.open.filter(({ fingerprint }) => fingerprint !== alert.fingerprint);
    if (effect.kind !== 'vanish' && effect.kind !== 'resolve') this.open.push(alert);
  }

  acknowledge(): void {
    this.open = this.open.map((alert) => ({ ...alert, state: 'acknowledged' }));
  }
}

describe('a rule’s state machine', () => {
  it('fires at once without "for", and is over when its condition is', () => {
    expect(new Run(rule()).values(3, 11, 12, 4, 5)).toEqual(['-', 'fire', 'touch', 'resolve', '-']);
  });

  it('waits until its condition has held for as long as "for" says', () => {
    const run = new Run(rule({ forSeconds: 20 }));
    expect(run.values(11, 12, 13)).toEqual(['begin', 'touch', 'fire']);
  });

  it('lets a wait that comes to nothing vanish, and begins the next one anew', () => {
    const run = new Run(rule({ forSeconds: 20 }));
    expect(run.values(11, 12, 5, 11, 12, 13)).toEqual([
      'begin',
      'touch',
      'vanish',
      'begin',
      'touch',
      'fire',
    ]);
  });

  it('goes on firing for as long as "keepFiringFor" says, and counts what comes back within it', () => {
    const run = new Run(rule({ keepFiringForSeconds: 20 }));
    expect(run.values(11, 5, 11, 5, 5)).toEqual(['fire', 'touch', 'touch', 'touch', 'resolve']);
    const again = new Run(rule({ keepFiringForSeconds: 20 }));
    again.values(11, 5, 11);
    expect(again.open[0]?.count).toBe(2);
  });

  it('is well again only beyond the recovery threshold', () => {
    const condition: Condition = { ...OVER_TEN, kind: 'threshold', recovery: 6 };
    const run = new Run(rule({ condition }));
    expect(run.values(7, 11, 8, 7, 6)).toEqual(['-', 'fire', 'touch', 'touch', 'resolve']);
  });

  it.each([
    ['keep', ['fire', '-', '-', 'resolve']],
    ['resolve', ['fire', 'resolve', '-', '-']],
    ['fire', ['fire', 'touch', 'touch', 'resolve']],
  ] as const)('does with unknown what it says: %s', (noData, expected) => {
    expect(new Run(rule({ noData })).values(11, null, null, 3)).toEqual(expected);
  });

  it('takes a group that is gone for unknown, not for well', () => {
    const run = new Run(rule());
    run.tick(sample(11));
    expect(run.tick()).toEqual([]);
    expect(run.open).toHaveLength(1);
  });

  it('fires for silence where silence is its condition, and only then', () => {
    const run = new Run(rule({ condition: { kind: 'absence' } }));
    expect(run.values(1, null, null, 2)).toEqual(['-', 'fire', 'touch', 'resolve']);
  });

  it('neither ends a wait by what is unknown nor brings it nearer to its end', () => {
    const run = new Run(rule({ forSeconds: 20 }));
    expect(run.values(11, null, null, null, 12)).toEqual(['begin', '-', '-', '-', 'fire']);
  });

  it('keeps an acknowledgement when its condition comes back', () => {
    const run = new Run(rule({ keepFiringForSeconds: 60 }));
    run.values(11);
    run.acknowledge();
    run.values(5, 11);
    expect(run.open[0]).toMatchObject({ state: 'acknowledged', count: 2 });
  });

  it('judges each group by itself', () => {
    const run = new Run(rule());
    const mails = { queue: 'emails' };
    const orders = { queue: 'orders' };
    expect(run.tick(sample(11, mails), sample(3, orders))).toEqual(['fire']);
    expect(run.tick(sample(3, mails), sample(12, orders))).toEqual(['resolve', 'fire']);
  });

  it('never has two open alerts of one fingerprint, whatever comes', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 60 });
    const rules = fc.record({
      forSeconds: fc.constantFrom(0, 10, 30),
      keepFiringForSeconds: fc.constantFrom(0, 20),
      noData: fc.constantFrom('keep', 'fire', 'resolve'),
    });
    fc.assert(
      fc.property(values, rules, (series, fields) => {
        const run = new Run(rule(fields as Partial<EvaluatedRule>));
        for (const value of series) {
          const kinds = run.tick(sample(value));
          expect(kinds.length).toBeLessThanOrEqual(1);
          expect(run.open.length).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 20261125, numRuns: 500 },
    );
  });
});

describe('conditions', () => {
  const first = (condition: Condition, one: Partial<Sample>) =>
    evaluateRule({
      rule: rule({ condition }),
      samples: [{ labels: {}, value: null, ...one }],
      open: [],
      nowMs: 0,
    }).map(({ kind }) => kind);

  it('on a rate page for its interval’s bound, and never on fewer than the least n', () => {
    const condition: Condition = {
      kind: 'threshold',
      op: '<',
      value: 0.4,
      onBound: true,
      minimumN: 30,
    };
    expect(first(condition, { value: 0.3, n: 60, low: 0.2, high: 0.43 })).toEqual([]);
    expect(first(condition, { value: 0.3, n: 600, low: 0.27, high: 0.34 })).toEqual(['fire']);
    expect(first(condition, { value: 0, n: 4, low: 0, high: 0.39 })).toEqual([]);
  });

  it('on what is judged with caution go by the bound and the least n without saying so, and otherwise where they say so', () => {
    const below: Condition = { kind: 'threshold', op: '<', value: 0.4 };
    const few = { value: 0, n: 4, leastN: 30, low: 0, high: 0.39 };
    const unsure = { value: 0.3, n: 60, leastN: 30, low: 0.2, high: 0.43 };
    expect(first(below, few)).toEqual([]);
    expect(first(below, unsure)).toEqual([]);
    expect(first(below, { ...unsure, n: 600, high: 0.34 })).toEqual(['fire']);
    expect(first({ ...below, minimumN: 4 }, few)).toEqual(['fire']);
    expect(first({ ...below, onBound: false }, unsure)).toEqual(['fire']);
    const fallen: Condition = { kind: 'change', op: '<', percent: 50, againstSeconds: 86_400 };
    expect(first(fallen, { ...few, before: 1 })).toEqual([]);
    expect(first(fallen, { ...unsure, before: 1 })).toEqual(['fire']);
    expect(first({ kind: 'absence' }, { ...few, value: null })).toEqual(['fire']);
  });

  it('on change compare with a period ago, and say nothing where there was none', () => {
    const condition: Condition = { kind: 'change', op: '<', percent: 50, againstSeconds: 86_400 };
    expect(first(condition, { value: 40, before: 100 })).toEqual(['fire']);
    expect(first(condition, { value: 60, before: 100 })).toEqual([]);
    expect(first(condition, { value: 40, before: null })).toEqual([]);
    expect(first(condition, { value: 40, before: 0 })).toEqual([]);
  });

  it('on the baseline begin with a surprise and end inside the usual', () => {
    const condition: Condition = { kind: 'baseline', direction: 'above', score: 0.75 };
    const usual = { expected: 5, lower: 1, upper: 10, isWeekly: false };
    expect(first(condition, { value: 40, baseline: { ...usual, score: 0.9 } })).toEqual(['fire']);
    expect(first(condition, { value: 40, baseline: { ...usual, score: 0.2 } })).toEqual([]);
    expect(first(condition, { value: -9, baseline: { ...usual, score: 0.9 } })).toEqual([]);
    const floored: Condition = { ...condition, direction: 'both', floor: 41 };
    expect(first(floored, { value: 40, baseline: { ...usual, score: 0.9 } })).toEqual([]);
    expect(first(floored, { value: 42, baseline: { ...usual, score: 0.9 } })).toEqual(['fire']);
    const busy = { lower: 60, upper: 80, expected: 70, isWeekly: false };
    expect(first(floored, { value: 0, baseline: { ...busy, score: 0.9 } })).toEqual(['fire']);
  });
});

describe('a fingerprint', () => {
  it('is made of the rule and the labels in any order', () => {
    expect(alertFingerprint('r', { a: '1', b: '2' })).toBe(
      alertFingerprint('r', { b: '2', a: '1' }),
    );
    expect(alertFingerprint('r', { a: '1' })).not.toBe(alertFingerprint('s', { a: '1' }));
    expect(alertFingerprint('r', { a: '1' })).not.toBe(alertFingerprint('r', { a: '2' }));
  });
});

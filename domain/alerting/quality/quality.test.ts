import { describe, expect, it } from 'vitest';
import { ruleSchema } from '../schemas';
import { candidateChanges, isBetter } from './candidate-changes';
import { type CountedRule, judgeRules } from './judge-rules';
import { daysOf, nightsOf, shiftPages } from './shift-pages';

const at = (text: string) => Date.parse(text);
const rule = (name: string, counts: Partial<CountedRule['counts']>, more = {}): CountedRule => ({
  id: name,
  name,
  severity: 'high',
  signal: 'queue',
  isEnabled: true,
  isDeleted: false,
  createdMs: 0,
  counts: { actionable: 0, noise: 0, duplicate: 0, unreviewed: 0, ...counts },
  ...more,
});

describe('What reviews say of rules', () => {
  it('is a precision with n and interval; without a review it is unknown, never 0', () => {
    const { rules, precision } = judgeRules(
      [rule('a', { actionable: 3, noise: 1 }), rule('b', { unreviewed: 5 })],
      1,
    );
    expect(rules[0]).toMatchObject({ name: 'a', fired: 4, precision: { value: 0.75, n: 4 } });
    expect(rules[1]).toMatchObject({ name: 'b', precision: { value: null, n: 0 } });
    expect(precision).toMatchObject({ value: 0.75, n: 4 });
    expect(rules[0]?.precision.low).toBeLessThan(0.75);
  });

  it('puts the noisiest first, and flags what fired more than twice without a review', () => {
    const { rules } = judgeRules(
      [
        rule('calm', { actionable: 9 }),
        rule('noisy', { noise: 2, duplicate: 1 }),
        rule('unread', { unreviewed: 3 }),
        rule('rare', { unreviewed: 2 }),
      ],
      1,
    );
    expect(rules[0]?.name).toBe('noisy');
    expect(rules.filter((one) => one.isUnaudited).map(({ name }) => name)).toEqual(['unread']);
  });

  it('names the rules that never fired, but not those too young or switched off', () => {
    const { neverFired } = judgeRules(
      [
        rule('old', {}),
        rule('young', {}, { createdMs: 50 }),
        rule('off', {}, { isEnabled: false }),
        rule('gone', {}, { isDeleted: true }),
      ],
      10,
    );
    expect(neverFired.map(({ name }) => name)).toEqual(['old']);
  });
});

describe('Pages', () => {
  const window = { fromMs: at('2026-03-27T12:00:00Z'), toMs: at('2026-03-30T12:00:00Z') };

  it('are counted by shift and by night, by the clocks of the zone over the change of the hour too', () => {
    const nights = nightsOf('Europe/Berlin', window).map(({ fromMs, toMs }) => toMs - fromMs);
    expect(nights).toEqual([9, 8, 9].map((hours) => hours * 3_600_000));
    const told = shiftPages({
      schedule: null,
      timeZone: 'Europe/Berlin',
      shifts: daysOf('Europe/Berlin', window),
      pages: ['2026-03-28T02:00:00Z', '2026-03-28T03:00:00Z', '2026-03-29T12:00:00Z'].map(at),
      window,
    });
    expect(told).toMatchObject({
      shifts: 4,
      nights: 3,
      pages: 3,
      atNight: 2,
      nightsWoken: 1,
      worstShift: 2,
    });
  });
});

describe('A milder rule', () => {
  const written = (condition: object, more = {}) =>
    ruleSchema.parse({
      name: 'x',
      query: { signal: 'queue', measure: 'depth' },
      condition: { kind: 'threshold', ...condition },
      severity: 'low',
      ...more,
    });

  it('has its line further off in the direction that it looks, or has to last for longer', () => {
    const values = (op: string, value: number) =>
      candidateChanges(written({ op, value })).flatMap(({ patch }) =>
        'condition' in patch && patch.condition.kind === 'threshold' ? patch.condition.value : [],
      );
    expect(values('>', 100)).toEqual([130, 150, 200, 300]);
    expect(values('<', 0.8)).toEqual([0.64, 0.53, 0.4, 0.27]);
    expect(values('>', 0)).toEqual([]);
    const lasting = candidateChanges(written({ op: '>', value: 0 }, { forSeconds: 600 }));
    expect(lasting.map(({ patch }) => patch)).toEqual([{ forSeconds: 900 }, { forSeconds: 1_800 }]);
  });

  it('is suggested when it keeps what came with incidents and drops a third', () => {
    expect(isBetter({ count: 9, during: 2 }, { count: 6, during: 2 })).toBe(true);
    expect(isBetter({ count: 9, during: 2 }, { count: 3, during: 1 })).toBe(false);
    expect(isBetter({ count: 9, during: null }, { count: 7, during: null })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { describeMatchers } from './describe-matchers';
import { type Matcher, matcherSchema, matchesAll } from './matchers';
import { matchersFor } from './matchers-for';

const alert = {
  rule: 'dead-letters',
  service: 'payments',
  severity: 'critical',
  labels: { queue: 'orders-dlq', service: 'not the one' },
};
const matches = (...matchers: Matcher[]) => matchesAll(matchers)(alert);

describe('Matchers', () => {
  it('go by rule, service, severity and the labels that the rule groups by', () => {
    expect(matches({ label: 'rule', op: '=', value: 'dead-letters' })).toBe(true);
    expect(matches({ label: 'service', op: '=', value: 'payments' })).toBe(true);
    expect(matches({ label: 'severity', op: '=~', value: 'high|critical' })).toBe(true);
    expect(matches({ label: 'queue', op: '=', value: 'orders-dlq' })).toBe(true);
    expect(matches({ label: 'queue', op: '!~', value: 'orders.*' })).toBe(false);
  });

  it('have to hold all of them', () => {
    expect(
      matches(
        { label: 'service', op: '=', value: 'payments' },
        { label: 'severity', op: '!=', value: 'critical' },
      ),
    ).toBe(false);
  });

  it('find a label empty that an alert has not', () => {
    expect(matches({ label: 'tenant', op: '=', value: '' })).toBe(true);
    expect(matches({ label: 'tenant', op: '!=', value: 'acme' })).toBe(true);
    expect(matches({ label: 'tenant', op: '=~', value: '.+' })).toBe(false);
  });

  it('with a pattern that cannot be read are refused with the reason', () => {
    const read = matcherSchema.safeParse({ label: 'queue', op: '=~', value: '(a' });
    expect(read.error?.issues[0]?.message).toContain('a group is not closed');
  });

  it('are told as they are written', () => {
    expect(describeMatchers([{ label: 'queue', op: '=~', value: 'a.*' }])).toBe('queue =~ "a.*"');
  });
});

describe('Matchers made for alerts', () => {
  const of = (rule: string, labels: Record<string, string>) => ({
    rule,
    labels,
    service: null,
    severity: 'high',
  });

  it('cover each of them by rule and the labels that all have, and not others', () => {
    const some = [of('depth', { queue: 'a.b' }), of('depth', { queue: 'c|d' })];
    const matchers = matchersFor(some);
    expect(matchers).toEqual([
      { label: 'rule', op: '=', value: 'depth' },
      { label: 'queue', op: '=~', value: 'a\\.b|c\\|d' },
    ]);
    const matches = matchesAll(matchers);
    expect(some.every(matches)).toBe(true);
    expect(matches(of('depth', { queue: 'aXb' }))).toBe(false);
  });

  it('of one alert are its rule and its labels', () => {
    expect(matchersFor([of('age', { queue: 'mail' })])).toEqual([
      { label: 'rule', op: '=', value: 'age' },
      { label: 'queue', op: '=', value: 'mail' },
    ]);
  });
});

import { expect, it } from 'vitest';
import { describeNormal } from './describe-normal';
import { ruleQuerySchema } from './rule-query';

const normalOf = (query: object, op: '>' | '>=', value: number) =>
  describeNormal({
    condition: { kind: 'threshold', op, value },
    sample: { labels: {}, value: 1 },
    query: ruleQuerySchema.parse(query),
    nowMs: 0,
  }).text.replaceAll('\u00a0', ' ');

it('says of a measure up to where it is well, in its own unit', () => {
  expect(normalOf({ signal: 'dead_letters' }, '>', 0)).toBe('normal is at most 0');
  expect(normalOf({ signal: 'breaker', measure: 'open_seconds' }, '>', 600)).toBe(
    'normal is at most 10 min',
  );
});

it('says in words what is well where something is or is not', () => {
  expect(normalOf({ signal: 'breaker', measure: 'open' }, '>=', 1)).toBe('normal is closed');
  expect(normalOf({ signal: 'heartbeat' }, '>=', 1)).toBe('normal is to run in time');
});

import { expect, test } from 'vitest';
import { DEFAULT_RULES } from './default-rules';
import { describeRule } from './describe-rule';

test('each default rule is told in words', () => {
  const words = DEFAULT_RULES.map(describeRule);
  expect(words).toHaveLength(DEFAULT_RULES.length);
  expect(words.slice(0, 3)).toEqual([
    'messages in a dead-letter queue > 0',
    'a circuit breaker is open',
    'share that a fallback answers for a breaker surely > 15\u00a0% for 1\u00a0min',
  ]);
  expect(words).toContain('error lines of a service off its usual, above');
});

test('of what is or is not, a number is told only where it asks for something else', () => {
  const words = (op: '>' | '>=' | '<', value: number, forSeconds = 0) =>
    describeRule({
      query: { signal: 'heartbeat' },
      condition: { kind: 'threshold', op, value },
      forSeconds,
    }).replaceAll('\u00a0', ' ');
  expect(words('>', 0)).toBe('a job was missed or failed');
  expect(words('>=', 1, 120)).toBe('a job was missed or failed for 2 min');
  expect(words('<', 1)).toBe('a job was missed or failed < 1');
  expect(words('>', 1)).toBe('a job was missed or failed > 1');
});

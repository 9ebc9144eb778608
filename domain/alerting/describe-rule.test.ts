import { expect, test } from 'vitest';
import { DEFAULT_RULES } from './default-rules';
import { describeCondition, describeQuery } from './describe-rule';

test('each default rule is told in words', () => {
  const words = DEFAULT_RULES.map(
    (rule) => `${describeQuery(rule.query)} ${describeCondition(rule)}`,
  );
  expect(words).toHaveLength(DEFAULT_RULES.length);
  expect(words.slice(0, 3)).toEqual([
    'messages in a dead-letter queue > 0',
    'a circuit breaker is open >= 1',
    'share that a fallback answers for a breaker surely > 15\u00a0% for 1\u00a0min',
  ]);
  expect(words).toContain('error lines of a service off its usual, above');
});

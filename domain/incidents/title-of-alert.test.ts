import { expect, it } from 'vitest';
import { titleOfAlert } from './title-of-alert';

const ruleName = 'Dead letters';

it('calls an incident by the rule and what it is about, without the figures of the moment', () => {
  const summary = 'receipts.dlq: Holds 6 messages, the oldest 25 min old';
  expect(titleOfAlert({ ruleName, summary, isExternal: false })).toBe(
    'Dead letters (receipts.dlq)',
  );
});

it('names the rule once where nothing is known of what it watches', () => {
  const summary = 'Dead letters: nothing is known of it';
  expect(titleOfAlert({ ruleName, summary, isExternal: false })).toBe('Dead letters');
});

it('leaves the words of other systems, and words without a subject, as they are', () => {
  const summary = 'DiskFull: /var on db-1';
  expect(titleOfAlert({ ruleName, summary, isExternal: true })).toBe(summary);
  expect(titleOfAlert({ ruleName, summary: 'Slow', isExternal: false })).toBe('Slow');
});

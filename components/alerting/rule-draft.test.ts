import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '@/domain/alerting/default-rules';
import type { RuleAnswer } from '@/domain/alerting/rule-answers';
import { ruleSchema } from '@/domain/alerting/schemas';
import { draftOf, newDraft, readDraft, watchDraft } from './rule-draft';
import { RULE_WATCHES } from './rule-watches';

test('Every rule that a project begins with comes out of the form as it went in', () => {
  for (const { key: _, ...rule } of DEFAULT_RULES) {
    const { body, problems } = readDraft(draftOf(rule as RuleAnswer));
    expect(problems).toEqual({});
    expect(ruleSchema.parse({ ...body, isEnabled: rule.isEnabled })).toEqual(rule);
  }
});

test('What the form does not know is sent back as it was', () => {
  const [first] = DEFAULT_RULES;
  const outside = { ...first, query: { signal: 'external', source: 'alertmanager' } };
  const { body } = readDraft(draftOf(outside as unknown as RuleAnswer));
  expect(body).toMatchObject({ query: outside.query, condition: first?.condition });
});

test('Whatever is watched, a new rule is one that the server takes once it has a name', () => {
  for (const { value, fields } of RULE_WATCHES) {
    const draft = newDraft(value);
    const query = { ...draft.query };
    for (const { name, required } of fields) if (required === true) query[name] ||= 'named';
    const { body } = readDraft({ ...draft, query, more: { ...draft.more, name: 'Mine' } });
    expect([value, ruleSchema.safeParse(body).error?.issues]).toEqual([value, undefined]);
  }
});

test('What cannot be read says where, as it would be said by the server', () => {
  const draft = newDraft('queue oldest_age_seconds');
  const { problems } = readDraft({
    ...draft,
    condition: { ...draft.condition, value: 'long' },
    more: { ...draft.more, forSeconds: 'a while' },
  });
  expect(Object.keys(problems).sort()).toEqual(['condition.value', 'forSeconds']);
  const metric = watchDraft('metric', newDraft().more);
  const labels = { ...metric, query: { ...metric.query, metric: 'm', where: 'eu' } };
  expect(Object.keys(readDraft(labels).problems)).toEqual(['query.where']);
});

test('Acceptance is judged by its bound unless somebody says otherwise, and that is kept', () => {
  const draft = newDraft('ai acceptance');
  const named = { ...draft, more: { ...draft.more, name: 'Mine' } };
  expect(draft.onBound).toBe(true);
  expect(newDraft('ai error_rate').onBound).toBe(false);
  for (const onBound of [true, false]) {
    const rule = ruleSchema.parse(readDraft({ ...named, onBound }).body);
    expect(rule.condition).toMatchObject({ onBound });
    expect(draftOf(rule as unknown as RuleAnswer).onBound).toBe(onBound);
  }
  const condition = { kind: 'threshold', op: '<', value: 0.5 };
  const rule = { ...ruleSchema.parse(readDraft(named).body), condition };
  expect(draftOf(rule as unknown as RuleAnswer).onBound).toBe(true);
});

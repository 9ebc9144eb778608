import type { RuleInput } from '@/domain/alerting/schemas';

/** A rule as it is stored, without its key. */
export function ruleData({ key: _key, query, condition, ...rule }: RuleInput) {
  return { ...rule, query: { ...query }, condition: { ...condition } };
}

import { withFloor } from '@/domain/alerting/baseline/least-unusual';
import { type Condition, conditionSchema } from '@/domain/alerting/condition-schema';
import { type RuleQuery, ruleQuerySchema } from '@/domain/alerting/rule-query';
import type { ClaimedRule } from '../db/sql/due-rules';

/** A claimed rule whose query and condition have been read. */
export interface DueRule extends ClaimedRule {
  query: RuleQuery;
  condition: Condition;
}

/** @throws ZodError for a rule that an older or newer version wrote and this one cannot read */
export function readDueRule(claimed: ClaimedRule): DueRule {
  return withFloor({
    ...claimed,
    query: ruleQuerySchema.parse(claimed.query),
    condition: conditionSchema.parse(claimed.condition),
  });
}

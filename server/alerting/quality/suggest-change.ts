import type { BacktestAnswer } from '@/domain/alerting/backtest-answer';
import { describeCondition } from '@/domain/alerting/describe-rule';
import { candidateChanges, isBetter } from '@/domain/alerting/quality/candidate-changes';
import type { Suggestion } from '@/domain/alerting/quality/quality-answer';
import { ruleSchema } from '@/domain/alerting/schemas';
import { ServiceError } from '../../errors';
import { backtestOn, readPast } from '../rules/backtest-rule';
import { readRule } from '../rules/list-rules';

const DAYS = 14;

/** The mildest change that would have kept what came with incidents and dropped much of the rest. @throws ServiceError not_found */
export async function suggestChange(projectId: string, ruleId: string): Promise<Suggestion> {
  const stored = await readRule(projectId, ruleId);
  const fields = Object.keys(ruleSchema.shape) as (keyof typeof ruleSchema.shape)[];
  const rule = ruleSchema.parse(Object.fromEntries(fields.map((field) => [field, stored[field]])));
  const none = (because: string, now: Suggestion['now'] = null): Suggestion => ({
    now,
    suggested: null,
    because,
    days: DAYS,
  });
  try {
    const past = await readPast(projectId, { rule, days: DAYS });
    const now = { words: describeCondition(rule), ...figuresOf(backtestOn(past, rule)) };
    if (now.count === 0) return none(`It would not have fired in the last ${DAYS} days.`, now);
    for (const { rule: changed, patch, words } of candidateChanges(rule)) {
      // A whole past is walked through each time: others have their turn in between.
      await new Promise((resolve) => setImmediate(resolve));
      const then = figuresOf(backtestOn(past, changed));
      if (isBetter(now, then))
        return { now, suggested: { words, patch, ...then }, because: null, days: DAYS };
    }
    return none('No milder form of it keeps what came with incidents and drops a third.', now);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'invalid')
      return none(error.hint ?? error.message);
    throw error;
  }
}

function figuresOf({ count, duringIncidents }: BacktestAnswer) {
  return { count, during: duringIncidents };
}

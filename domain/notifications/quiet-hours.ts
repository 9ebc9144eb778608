import { z } from 'zod';
import { localDay, momentOf } from '../oncall/wall-clock';
import { timeOfDayField } from '../time-range/clock-fields';
import { minutesOfTime } from '../time-range/minutes-of-time';

/** What a person may keep away from a part of the day; what is critical is not among it. */
export const QUIET_SEVERITIES = ['high', 'medium', 'low', 'info'] as const;

const quietRuleSchema = z
  .object({ severity: z.enum(QUIET_SEVERITIES), from: timeOfDayField, to: timeOfDayField })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must be another time' });
export type QuietRule = z.output<typeof quietRuleSchema>;

export const quietRulesSchema = z
  .array(quietRuleSchema)
  .max(QUIET_SEVERITIES.length)
  .refine((rules) => new Set(rules.map(({ severity }) => severity)).size === rules.length, {
    message: 'must have one rule a severity at most',
  });

export interface QuietHours {
  timeZone: string;
  rules: readonly QuietRule[];
}

/** Until when a person is not to be told of what is this bad; null: they are told now. */
export function quietUntil(
  { timeZone, rules }: QuietHours,
  severity: string,
  nowMs: number,
): number | null {
  const rule = rules.find((one) => one.severity === severity);
  if (rule === undefined) return null;
  const from = minutesOfTime(rule.from);
  const to = minutesOfTime(rule.to);
  const today = localDay(timeZone, nowMs);
  // Over midnight, the hours that began yesterday may still go on.
  for (const day of [today - 1, today]) {
    const beginsMs = momentOf(timeZone, day, from);
    const endsMs = momentOf(timeZone, to > from ? day : day + 1, to);
    if (beginsMs <= nowMs && nowMs < endsMs) return endsMs;
  }
  return null;
}

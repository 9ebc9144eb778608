import { z } from 'zod';
import { AGGREGATIONS } from '../metrics/aggregations';
import { RULE_SIGNALS, type RuleSignal } from './rule-signals';

const name = z.string().trim().min(1, 'must not be empty').max(255);
const days = z.int().min(1, 'must be at least 1').max(90, 'must be at most 90');

/** What the telemetry must show for an action to be done. */
export const checkSchema = z.discriminatedUnion('kind', [
  /** No message in a queue, such as one of dead letters, for so many days. */
  z.object({ kind: z.literal('queue_empty'), queue: name, days }),
  /** A rule that is on watches this signal; with a name, this thing of it. */
  z.object({
    kind: z.literal('rule_exists'),
    signal: z.enum(Object.keys(RULE_SIGNALS) as [RuleSignal, ...RuleSignal[]]),
    name: name.optional(),
  }),
  /** No alert of this fingerprint for so many days. */
  z.object({ kind: z.literal('no_alert'), fingerprint: name, days }),
  /** A metric, by hours, stays on one side of a line for so many days. */
  z.object({
    kind: z.literal('metric'),
    metric: name,
    aggregation: z.enum(AGGREGATIONS).default('avg'),
    op: z.enum(['<', '>']),
    value: z.number(),
    days,
  }),
]);
export type ActionCheck = z.output<typeof checkSchema>;

/** What was found when the telemetry was last looked at. */
export const checkResultSchema = z.object({
  /** waiting: it holds, and not yet for long enough; unknown: there is not enough data to say. */
  verdict: z.enum(['holds', 'waiting', 'broken', 'unknown']),
  text: z.string(),
  at: z.string(),
});
export type CheckResult = z.output<typeof checkResultSchema>;

import { z } from 'zod';
import { parseQuery } from '../logs/query/parse-query';
import { AGGREGATIONS } from '../metrics/aggregations';
import { parseExpression } from '../metrics/expression/parse-expression';

const name = z.string().trim().min(1).max(255);
const windowOf = (seconds: number, most = 86_400) => z.int().min(60).max(most).default(seconds);
const HOUR = 3_600;
const DAY = 86_400;

export const QUEUE_MEASURES = [
  'depth',
  'oldest_age_seconds',
  'drain_seconds',
  'growth_per_minute',
] as const;
export const BREAKER_MEASURES = [
  'open',
  'open_seconds',
  'transitions_per_hour',
  'fallback_rate',
  'error_rate',
] as const;
export const LOG_MEASURES = ['errors_per_minute', 'lines_per_minute', 'error_share'] as const;
export const AI_MEASURES = [
  'acceptance',
  'acceptance_change',
  'fallback_rate',
  'error_rate',
  'cost_usd',
] as const;

export const LOG_QUERY_MEASURES = ['lines', 'lines_per_minute'] as const;
export const DELIVERY_MEASURES = [
  'change_fail_rate',
  'rework_rate',
  'lead_time_seconds',
  'recovery_seconds',
  'deployments_per_day',
] as const;

const logQuery = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(2_000)
  .superRefine((q, context) => {
    const parsed = parseQuery(q);
    if (parsed.ok) return;
    const { position, message } = parsed.error;
    context.addIssue({ code: 'custom', message: `at character ${position + 1}: ${message}` });
  });
const expression = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(1_000)
  .superRefine((text, context) => {
    const parsed = parseExpression(text);
    if (parsed.ok) return;
    const message = `at character ${parsed.position + 1}: ${parsed.message}`;
    context.addIssue({ code: 'custom', message });
  });

/** What a rule looks at. Every group of it (a queue, a breaker, a service ...) is judged, and alerts, by itself. */
export const ruleQuerySchema = z.discriminatedUnion('signal', [
  /** Messages in dead-letter queues, by queue. */
  z.object({ signal: z.literal('dead_letters'), queue: name.optional() }),
  /** Work queues, by queue. A queue that grows without draining has no end: its drain_seconds are beyond every line. */
  z.object({
    signal: z.literal('queue'),
    measure: z.enum(QUEUE_MEASURES),
    queue: name.optional(),
    service: name.optional(),
  }),
  /** Circuit breakers, by breaker. `open` is 1 or 0. */
  z.object({
    signal: z.literal('breaker'),
    measure: z.enum(BREAKER_MEASURES),
    breaker: name.optional(),
    service: name.optional(),
    windowSeconds: windowOf(HOUR),
  }),
  /** Jobs, by slug: 1 when it was missed or said that it failed, else 0. */
  z.object({ signal: z.literal('heartbeat'), slug: name.optional() }),
  /** Log lines, by service. */
  z.object({
    signal: z.literal('logs'),
    measure: z.enum(LOG_MEASURES),
    service: name.optional(),
    windowSeconds: windowOf(300, 21_600),
  }),
  /** Lines that a search finds, all of them together. */
  z.object({
    signal: z.literal('log_query'),
    q: logQuery,
    measure: z.enum(LOG_QUERY_MEASURES).default('lines'),
    windowSeconds: windowOf(300, 21_600),
  }),
  /** A metric made of others: ratio(orders.paid, orders.placed). */
  z.object({ signal: z.literal('expression'), expression, windowSeconds: windowOf(300) }),
  /** How software is delivered, by service; medians of times. */
  z.object({
    signal: z.literal('delivery'),
    measure: z.enum(DELIVERY_MEASURES),
    service: name.optional(),
    /** Left out: production, whatever it is called. */
    environment: name.optional(),
    windowSeconds: z
      .int()
      .min(DAY)
      .max(90 * DAY)
      .default(30 * DAY),
  }),
  /** A metric's series, by a label where `by` names one. */
  z.object({
    signal: z.literal('metric'),
    metric: name,
    aggregation: z.enum(AGGREGATIONS).default('avg'),
    where: z.record(name, z.string().max(255)).default({}),
    by: name.optional(),
    windowSeconds: windowOf(300),
  }),
  /** What models answer, by feature; whole hours. acceptance_change is against the fortnight before the window. */
  z.object({
    signal: z.literal('ai'),
    measure: z.enum(AI_MEASURES),
    feature: name.optional(),
    windowSeconds: z
      .int()
      .min(HOUR)
      .max(30 * DAY)
      .default(DAY),
  }),
  /** Rules of this project, by rule: how often each has fired without a review. */
  z.object({
    signal: z.literal('unreviewed_alerts'),
    windowSeconds: z
      .int()
      .min(HOUR)
      .max(90 * DAY)
      .default(7 * DAY),
  }),
  /** What another system judges, and tells of: Alertmanager, or whoever posts to /api/v1/events. */
  z.object({
    signal: z.literal('external'),
    source: z.enum(['alertmanager', 'events']),
  }),
]);
export type RuleQuery = z.output<typeof ruleQuerySchema>;
export type Signal = RuleQuery['signal'];

/** The signals that are judged at once when something of them is stored, and not only at the next tick. */
export const IMMEDIATE_SIGNALS: readonly Signal[] = ['dead_letters', 'breaker', 'heartbeat'];

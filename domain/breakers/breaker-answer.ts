import { z } from 'zod';
import { HEALTHS } from '../services/health';
import { rateSchema } from '../statistics/rate-schema';
import { BREAKER_STATES } from './breaker';
import { BREAKER_PROBLEMS } from './judge-breaker';

const text = z.string().nullable();
const number = z.number().nullable();
const state = z.enum(BREAKER_STATES).nullable();

/** A stretch of one state; null is not known. */
const spanSchema = z.object({
  from: z.string(),
  to: z.string(),
  state,
  reason: text,
  /** More than 0: it stands for so many changes, too many to be told one by one; the state is the worst of them. */
  changes: z.number(),
});
export type BreakerSpan = z.infer<typeof spanSchema>;

/** A breaker at `at`, and what it did in the range; what nobody knows is null, never 0. */
export const breakerStateSchema = z.object({
  id: z.string(),
  /** What a person calls it: checkout → payments. */
  name: z.string(),
  breaker: z.string(),
  service: z.string(),
  environment: text,
  dependency: text,
  /** The worst of its instances. */
  state,
  since: text,
  reason: text,
  health: z.enum(HEALTHS),
  problem: z.enum(BREAKER_PROBLEMS).nullable(),
  /** How it is, in words. */
  words: z.string(),
  /** Those whose state is known, and of them those that are open and half-open. */
  instances: z.object({ known: z.number(), open: z.number(), halfOpen: z.number() }),
  lastHeardAt: text,
  openSeconds: number,
  openShare: number,
  /** Of the instance that changed most. */
  transitions: number,
  transitionsPerHour: number,
  calls: number,
  rejected: number,
  /** Failures of the calls that were let through. */
  errorRate: rateSchema,
  /** Fallbacks of all calls. */
  fallbackRate: rateSchema,
  slowRate: rateSchema,
  /** Where the newest sample cannot be true of the state that the transitions tell. */
  contradiction: text,
});
export type BreakerState = z.infer<typeof breakerStateSchema>;

export const listedBreakerSchema = breakerStateSchema.extend({
  timeline: z.array(spanSchema),
  /** For each time of the list how many calls. */
  callsTrend: z.array(number),
});
export type ListedBreaker = z.infer<typeof listedBreakerSchema>;

/** A limit on connections or requests that Envoy calls a circuit breaker: no state, only reached or not. */
const limitSchema = z.object({
  id: z.string(),
  cluster: z.string(),
  priority: z.string(),
  limit: z.string(),
  service: text,
  environment: text,
  instance: text,
  isReached: z.boolean(),
  since: z.string(),
  lastReadAt: z.string(),
  lastReachedAt: text,
});
export type ListedLimit = z.infer<typeof limitSchema>;

export const breakerListSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** The moment that the states are of: now, or the end of a range that has passed. */
  at: z.string(),
  stepSeconds: z.number(),
  times: z.array(z.string()),
  /** The worst first. */
  items: z.array(listedBreakerSchema),
  limits: z.array(limitSchema),
  /** So many breakers were heard of within a week that there is no room for another; null while there is. */
  fullAt: z.number().nullable(),
  /** Whether the project has ever told of a breaker or limit. */
  hasAny: z.boolean(),
  /** Before this, transitions were too many to be read: states are not known there. Null when all were. */
  statesFrom: text,
  nextCursor: text,
});
export type BreakerList = z.infer<typeof breakerListSchema>;

/** Each list has a value for every time; null where nothing was counted. */
export const breakerSeriesSchema = z.object({
  stepSeconds: z.number(),
  times: z.array(z.string()),
  calls: z.array(number),
  succeeded: z.array(number),
  failed: z.array(number),
  timedOut: z.array(number),
  rejected: z.array(number),
  /** Calls of which nobody told what became of them. */
  untold: z.array(number),
  fallbacks: z.array(number),
  slow: z.array(number),
  slowRate: z.array(number),
  errorRate: z.array(number),
  fallbackRate: z.array(number),
});
export type BreakerSeries = z.infer<typeof breakerSeriesSchema>;

const instanceSchema = z.object({
  instance: text,
  state,
  since: text,
  reason: text,
  lastHeardAt: text,
  openSeconds: number,
  transitions: number,
  /** The library's own figures over its own window. */
  reportedFailureRate: number,
  reportedSlowRate: number,
  timeline: z.array(spanSchema),
});

const moveSchema = z.object({
  at: z.string(),
  instance: text,
  from: state,
  to: z.enum(BREAKER_STATES),
  reason: text,
  isBySample: z.boolean(),
});

const contradictionSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** How many samples tell it. */
  samples: z.number(),
  instance: text,
  state: z.enum(BREAKER_STATES),
  message: z.string(),
});

export const breakerDetailSchema = z.object({
  from: z.string(),
  to: z.string(),
  at: z.string(),
  breaker: breakerStateSchema,
  timeline: z.array(spanSchema),
  instances: z.array(instanceSchema),
  /** The newest first. */
  transitions: z.array(moveSchema),
  transitionsLeftOut: z.number(),
  series: breakerSeriesSchema,
  contradictions: z.array(contradictionSchema),
  /** How many samples were held against the transitions, and since when where that is not the whole range. */
  compared: z.object({ samples: z.number(), from: text }),
});
export type BreakerDetail = z.infer<typeof breakerDetailSchema>;

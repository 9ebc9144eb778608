import { z } from 'zod';
import { HEALTHS } from '../services/health';
import { KIND_SOURCES } from './queue-kind';
import { QUEUE_KINDS } from './queue-sample';

const text = z.string().nullable();
const number = z.number().nullable();

/** When a queue will be empty at the rates of now. */
const drainSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drains'), seconds: z.number() }),
  /** As much leaves as comes; what waits, waits for so long. */
  z.object({ kind: z.literal('keeps_up'), waitSeconds: z.number() }),
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('unknown') }),
]);

/** What is known of a queue's dead letters themselves, as they were told. */
export const lettersSchema = z.object({
  /** Told of, and not taken care of. */
  open: z.number(),
  told: z.number(),
  openGroups: z.number(),
  lastFailedAt: text,
});

/** A queue as it stands at `at`; what nobody knows is null, never 0. */
export const queueStateSchema = z.object({
  id: z.string(),
  queue: z.string(),
  system: text,
  environment: text,
  service: text,
  kind: z.enum(QUEUE_KINDS),
  kindSource: z.enum(KIND_SOURCES),
  /** Of a dead-letter queue the name of the queue it serves, and its id where that is known. */
  deadLetterOf: text,
  deadLetterOfId: text,
  /** Of a work queue those that hold its dead letters. */
  deadLetterQueues: z.array(z.object({ id: z.string(), queue: z.string(), depth: number })),
  health: z.enum(HEALTHS),
  /** Why it is so, in words. */
  reason: z.string(),
  depth: number,
  inFlight: number,
  delayed: number,
  oldestAgeSeconds: number,
  /** False: at least so old. */
  oldestAgeIsExact: z.boolean(),
  consumers: number,
  arrivalPerSecond: number,
  servicePerSecond: number,
  failedPerSecond: number,
  retriedPerSecond: number,
  growthPerMinute: number,
  timeToDrain: drainSchema,
  /** How many samples the rates are from, and the seconds they look back. */
  samples: z.number(),
  ratesSeconds: z.number(),
  lastSampleAt: text,
  letters: lettersSchema,
});
export type QueueState = z.infer<typeof queueStateSchema>;

export const listedQueueSchema = queueStateSchema.extend({
  /** The most messages in each step of the range. */
  trend: z.array(number),
});
export type ListedQueue = z.infer<typeof listedQueueSchema>;

export const queueListSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** The moment that the current state is of: now, or the end of a range that has passed. */
  at: z.string(),
  stepSeconds: z.number(),
  /** The beginning of each step of `trend`. */
  times: z.array(z.string()),
  items: z.array(listedQueueSchema),
  /** What RabbitMQ counted in the range for all its queues together, by why; `lost`: no exchange took them. */
  deadLettered: z.array(z.object({ reason: z.string(), count: z.number(), lost: z.number() })),
  /** Whether the project has ever told of a queue. */
  hasAny: z.boolean(),
  nextCursor: text,
});
export type QueueList = z.infer<typeof queueListSchema>;

/** Each list has a value for every time; null where nothing was measured. */
export const queueSeriesSchema = z.object({
  stepSeconds: z.number(),
  times: z.array(z.string()),
  depth: z.array(number),
  inFlight: z.array(number),
  delayed: z.array(number),
  oldestAgeSeconds: z.array(number),
  consumers: z.array(number),
  arrivalPerSecond: z.array(number),
  servicePerSecond: z.array(number),
  failedPerSecond: z.array(number),
  retriedPerSecond: z.array(number),
  /** Messages that became dead letters, as they were told; null before the first one. */
  deadLetters: z.array(number),
});
export type QueueSeries = z.infer<typeof queueSeriesSchema>;

export const letterGroupSchema = z.object({
  id: z.string(),
  queue: z.string(),
  service: text,
  errorType: text,
  /** The error of its newest letter. */
  error: z.string(),
  producerVersion: text,
  count: z.number(),
  open: z.number(),
  firstFailedAt: z.string(),
  lastFailedAt: z.string(),
  /** The first failure of those that are open. */
  oldestOpenAt: text,
  ownerId: text,
  ownerName: text,
  handledAt: text,
  handledBy: text,
  handledNote: text,
});
export type LetterGroup = z.infer<typeof letterGroupSchema>;

export const queueDetailSchema = z.object({
  from: z.string(),
  to: z.string(),
  at: z.string(),
  queue: queueStateSchema,
  series: queueSeriesSchema,
  /** Open ones first, the newest first among them; at most 200. */
  groups: z.array(letterGroupSchema),
  groupsLeftOut: z.number(),
});
export type QueueDetail = z.infer<typeof queueDetailSchema>;

export const storedLetterSchema = z.object({
  queueId: z.string(),
  groupId: z.string(),
  messageId: z.string(),
  service: text,
  errorType: text,
  error: z.string(),
  attempts: number,
  firstFailedAt: text,
  failedAt: z.string(),
  correlationId: text,
  traceId: text,
  tenant: text,
  producerVersion: text,
  payload: text,
  flags: z.array(z.string()),
  handledAt: text,
});
export type StoredLetter = z.infer<typeof storedLetterSchema>;

export const letterPageSchema = z.object({
  items: z.array(storedLetterSchema),
  nextCursor: text,
});

import type { RecordFlag } from '../ingest/record-reading';

export const QUEUE_KINDS = ['work', 'dead_letter'] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** Counted since the sample before. */
export const QUEUE_COUNTS = ['enqueued', 'dequeued', 'failed', 'retried'] as const;
export type QueueCount = (typeof QUEUE_COUNTS)[number];

/** As it is at one moment. */
export const QUEUE_LEVELS = [
  'depth',
  'inFlight',
  'delayed',
  'oldestAgeSeconds',
  'consumers',
] as const;
export type QueueLevel = (typeof QUEUE_LEVELS)[number];

/**
 * What is known of one queue at one time, whatever broker it lives in. A field that the sender does not know is null,
 * never 0. Counts are since the sender's sample before this one.
 */
export interface QueueSample {
  timeMs: number;
  queue: string;
  /** The broker: rabbitmq, bullmq, sqs, kafka ... */
  system: string | null;
  service: string | null;
  environment: string | null;
  /** Null when the sender did not say; `proposeDeadLetter` then has a guess for a person to confirm. */
  kind: QueueKind | null;
  deadLetterOf: string | null;
  /** Messages waiting to be taken. */
  depth: number | null;
  /** Taken, and not yet done. */
  inFlight: number | null;
  /** Waiting for their time to come. */
  delayed: number | null;
  oldestAgeSeconds: number | null;
  enqueued: number | null;
  /** Messages that left: done, or given up on. */
  dequeued: number | null;
  failed: number | null;
  retried: number | null;
  consumers: number | null;
  /** Since when the counts were counted, where that is known; else since the sample before. */
  countedSinceMs: number | null;
  flags: readonly RecordFlag[];
}

/** A message that nobody could process. */
export interface DeadLetter {
  /** Of the last failure. */
  timeMs: number;
  queue: string;
  system: string | null;
  service: string | null;
  environment: string | null;
  messageId: string;
  errorType: string | null;
  error: string;
  /** Same for dead letters of the same making, whatever ids and numbers their messages carry. */
  fingerprint: string;
  attempts: number | null;
  firstFailedMs: number | null;
  correlationId: string | null;
  traceId: string | null;
  tenant: string | null;
  producerVersion: string | null;
  /** At most 2 KiB, secrets masked. */
  payload: string | null;
  flags: readonly RecordFlag[];
}

import type { CandorOptions } from './options.js';
import { type Candor, startCandor } from './start-candor.js';
import { realSystem } from './system.js';

export type { Beat } from './beats.js';
export type { BullmqEvents, BullmqJob, BullmqJobEvent, BullmqQueue } from './bullmq.js';
export type { CandorError, CandorErrorKind, RejectedRecord } from './candor-error.js';
export type { DeadLetterOptions } from './dead-letters.js';
export type { LogFields, Logs } from './logs.js';
export type { CandorOptions } from './options.js';
export type { Change, Deployment, Inference, MetricOptions, Time, Verdict } from './records.js';
export type { Candor } from './start-candor.js';
export type { Watch } from './watch.js';
export type { OpossumBreaker, WatchBreakerOptions } from './watch-breaker.js';
export type { WatchQueueOptions } from './watch-queue.js';

const NO_OPTIONS: CandorOptions = { url: undefined, apiKey: undefined, service: '' };

/** A client of a Candor server. It never throws, never blocks, and never keeps the process alive. */
export function createCandor(options: CandorOptions): Candor {
  // From JavaScript it may be called without any.
  return startCandor(options ?? NO_OPTIONS, realSystem);
}

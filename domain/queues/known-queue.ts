import type { QueuePlace, QueueRecord } from './queue-record';
import type { QueueBucket } from './queue-rollup';
import type { QueueKind } from './queue-sample';

/** A queue of the catalogue. */
export interface KnownQueue extends QueuePlace {
  id: string;
  /** What a person said that it is. */
  decidedKind: QueueKind | null;
  record: QueueRecord;
}

/** What was told of the dead letters of one queue, which need not be in the catalogue. */
export interface QueueLetters extends QueuePlace {
  id: string;
  service: string | null;
  told: number;
  open: number;
  openGroups: number;
  /** The first failure of the oldest open one. */
  oldestOpenMs: number | null;
  /** Whether all open ones told when they failed first. */
  areExact: boolean;
  lastFailedMs: number;
}

/** What a queue told in the time before the moment that is looked at. */
export interface RecentSamples {
  bucket: QueueBucket;
  /** The depth that the time began with. */
  firstDepth: QueueBucket['depth'];
  seconds: number;
}

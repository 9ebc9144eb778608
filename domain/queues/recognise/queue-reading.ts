import type { MetricPoint } from '../../metrics/metric-point';
import type { QueueCount, QueueLevel } from '../queue-sample';

/** What one metric point says of a queue. */
export interface QueueReading {
  system: string;
  queue: string;
  /** Set where the metric is about dead letters: `queue` is then where they lie. */
  deadLetterOf?: string;
  level?: QueueLevel;
  counts?: readonly QueueCount[];
  /** Several parts make the level together: partitions of a topic. */
  part?: string;
  /** Where two metrics tell the same level, the lower rank is believed. */
  rank?: number;
  /** The count begins afresh each period whatever the point's type says. */
  isPeriodic?: boolean;
}

export type QueueRecogniser = (point: MetricPoint) => QueueReading | null;

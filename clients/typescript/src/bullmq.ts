/** What is used of BullMQ, of any version: no more than this needs to be there. */
export interface BullmqQueue {
  readonly name: string;
  getJobCounts(): Promise<Record<string, number>>;
  getJobs(
    types: ('waiting' | 'prioritized' | 'failed')[],
    start: number,
    end: number,
    asc: boolean,
  ): Promise<(BullmqJob | undefined)[]>;
  getJob(id: string): Promise<BullmqJob | undefined>;
  getWorkersCount?(): Promise<number>;
}

export interface BullmqJob {
  readonly id?: string | undefined;
  readonly name: string;
  readonly data: unknown;
  readonly opts?: { readonly delay?: number | undefined };
  readonly timestamp: number;
  readonly attemptsMade: number;
  readonly failedReason?: string | undefined;
  readonly stacktrace?: readonly string[] | null;
  readonly finishedOn?: number | undefined;
}

export interface BullmqJobEvent {
  jobId: string;
  prev?: string;
  failedReason?: string;
}

type BullmqEventName = 'added' | 'waiting' | 'delayed' | 'completed' | 'failed' | 'removed';
export type BullmqListener = (event: BullmqJobEvent, id: string) => void;

/** BullMQ's QueueEvents. */
export interface BullmqEvents {
  on(event: BullmqEventName, listener: BullmqListener): unknown;
  off(event: BullmqEventName, listener: BullmqListener): unknown;
}

export type BullmqListeners = Record<BullmqEventName, BullmqListener>;

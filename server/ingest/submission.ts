import type { DatabaseClient } from '@/server/db/client';
import type { PipelinedStatement } from '@/server/db/pipelined-statements';
import type { SampleRow } from '@/server/db/sql/store-ingest';

export interface RecordError {
  index: number;
  message: string;
  hint: string;
}

/** What an ingest request is answered with once its records are stored. */
export interface IngestReceipt {
  accepted: number;
  rejected: number;
  errors: RecordError[];
}

/** One request's records, read and counted, waiting to be stored. `Payload` is the signal's own form of them. */
export interface Submission<Payload> {
  projectId: string;
  keyId: string;
  payload: Payload;
  /** What the payload weighs in a group, in bytes. */
  payloadBytes: number;
  samples: SampleRow[];
  /** Size of the request's body. */
  bytes: number;
  receipt: IngestReceipt;
  idempotency: { key: string; payloadHash: Buffer } | null;
}

export type StoredOutcome =
  | { kind: 'stored'; receipt: IngestReceipt }
  | { kind: 'replayed'; receipt: IngestReceipt }
  | { kind: 'mismatch' };

/** What a signal brings to the group commit. */
export interface SignalStore<Payload> {
  /** As in the metrics' label: logs, queues … */
  signal: string;
  /** NOTIFY channel on which it is told which projects have new records. */
  channel: string;
  /**
   * The statements that store the payloads, run as candor_system inside the group's transaction; they lock rows in one
   * order for every writer. A row that every group changes would let only one of them commit at a time.
   */
  statements: (submissions: readonly Submission<Payload>[]) => PipelinedStatement[];
  /**
   * Where some of these only mean something beside what is stored: reads that inside the transaction, under locks, and
   * answers the statements instead. Null for those that need no reading.
   */
  prepare?: (
    submissions: readonly Submission<Payload>[],
  ) => ((client: DatabaseClient) => Promise<PipelinedStatement[]>) | null;
  /** The index in the request of each record of the payload. */
  indexes: (payload: Payload) => ArrayLike<number>;
  /** The payload with only the records at these positions. */
  pick: (payload: Payload, positions: readonly number[]) => Payload;
  /** The kinds of the payload's records, told with the notice of them; left out by a signal of one kind. */
  kinds?: (payload: Payload) => readonly string[];
  /** Called after each commit. */
  onStored?: (submissions: readonly Submission<Payload>[]) => void;
  /** Makes the partitions that the statements found missing. */
  makePartitions?: (submissions: readonly Submission<Payload>[]) => Promise<void>;
}

import type { ServicePlace } from '@/domain/services/sighting';
import type { DatabaseClient } from '@/server/db/client';
import type { PipelinedStatement } from '@/server/db/pipelined-statements';
import type { ProjectRecord } from './signal-record';

export interface ProjectRow<Row> {
  projectId: string;
  row: Row;
}

/** The rows of one kind that one request brought. */
export interface RequestRows<Row> {
  projectId: string;
  rows: readonly Row[];
}

/** What rows turned out to be: records of other kinds, and statements that store what they told themselves. */
export interface ResolvedRows {
  records: readonly ProjectRecord[];
  statements: readonly PipelinedStatement[];
}

interface PartOfAnyKind<Row> {
  /** The tables, partitioned by day, that its rows go to. */
  partitioned: readonly string[];
  /** Epoch ms of the day that a row belongs to. */
  timeMs: (row: Row) => number;
  /** The service that a row names; it is then in the catalogue. */
  service: (row: Row) => string | null;
  /** Where that ran, as far as rows of this kind tell it. */
  place?: (row: Row) => ServicePlace;
}

/** A kind whose rows are stored as they are. */
interface StoredPart<Row> extends PartOfAnyKind<Row> {
  /**
   * Stores rows and their roll-ups, run as candor_system in the group's transaction. Rows that are updated are locked
   * in one order, whoever writes: sort by key.
   */
  statements: (rows: readonly ProjectRow<Row>[]) => PipelinedStatement[];
}

/** A kind whose rows only tell something beside what is stored already, such as the last reading of a counter. */
interface ResolvedPart<Row> extends PartOfAnyKind<Row> {
  /**
   * Reads that inside the group's transaction, under locks taken in one order, and answers what the rows are. It is
   * called anew when the transaction is tried again.
   */
  resolve: (client: DatabaseClient, requests: readonly RequestRows<Row>[]) => Promise<ResolvedRows>;
}

/** How one kind of signal is stored. */
export type SignalPart<Row> = StoredPart<Row> | ResolvedPart<Row>;

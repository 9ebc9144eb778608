import type { PipelinedStatement } from '@/server/db/pipelined-statements';

export interface ProjectRow<Row> {
  projectId: string;
  row: Row;
}

/** How one kind of signal is stored. */
export interface SignalPart<Row> {
  /** The tables, partitioned by day, that its rows go to. */
  partitioned: readonly string[];
  /** Epoch ms of the day that a row belongs to. */
  timeMs: (row: Row) => number;
  /** The service that a row names; it is then in the catalogue. */
  service: (row: Row) => string | null;
  /**
   * Stores rows and their roll-ups, run as candor_system in the group's transaction. Rows that are updated are locked
   * in one order, whoever writes: sort by key.
   */
  statements: (rows: readonly ProjectRow<Row>[]) => PipelinedStatement[];
}

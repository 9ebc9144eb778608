import type { LogRollup } from '@/domain/logs/log-rollup';

/** A request's log events as they go into the database. */
export interface LogPayload {
  /** Events in COPY's binary form, and where each begins. */
  rows: { bytes: Buffer; starts: ArrayLike<number> };
  /** For each row, the index of its record in the request. */
  rowIndexes: ArrayLike<number>;
  rollup: LogRollup;
  /** Days (YYYY-MM-DD, UTC) that the events fall on. */
  days: Set<string>;
}

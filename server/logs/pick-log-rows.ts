import { readEncodedCounts } from '@/server/db/sql/copy-log-events';
import type { LogPayload } from './log-payload';

/** The payload with only the rows at `positions`, its roll-up counting only them. */
export function pickLogRows(payload: LogPayload, positions: readonly number[]): LogPayload {
  const { bytes, starts } = payload.rows;
  const wanted = new Set(positions);
  const rowAt = (row: number) => bytes.subarray(starts[row], starts[row + 1] ?? bytes.length);
  const rollup = payload.rollup.copy();
  for (let row = 0; row < starts.length; row += 1) {
    if (!wanted.has(row)) rollup.add(readEncodedCounts(rowAt(row)), -1);
  }
  const rows = positions.map(rowAt);
  let at = 0;
  const newStarts = rows.map((row) => {
    const start = at;
    at += row.length;
    return start;
  });
  return {
    rows: { bytes: Buffer.concat(rows), starts: newStarts },
    rowIndexes: positions.map((row) => payload.rowIndexes[row] ?? row),
    rollup,
    days: payload.days,
  };
}

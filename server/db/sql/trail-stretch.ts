import {
  type Binder,
  bindSpellings,
  kept,
  makeBinder,
  type Queryable,
  timestampOfMicros,
} from './bind';

const SHORT_US = 2 * 86_400_000_000;

interface Range {
  fromUs: number;
  toUs: number;
  after: { timeUs: number; id: string } | null;
}

/** What is looked through: the columns that may hold the id, and what makes a row one of a range. */
interface Looked {
  table: string;
  columns: readonly string[];
  within: (bind: Binder, range: Range) => string[];
}

/**
 * The stretch of a range that the oldest `limit` rows after a place that may carry the id lie in; null where none does.
 * Whole rows are soonest read of the few days that have any: for each day that it looks through, Postgres sets up what
 * it would take to read its rows, and beyond some hundred kilobytes has to ask the system for the room each time. So each
 * column is looked through by a statement of its own too, which reads times alone.
 *
 * Expected: Sort over an Append of Bitmap Heap Scans on each day, each over a Bitmap Index Scan on its (project_id,
 * trace_id) or (project_id, correlation_id) index; run it under `setLogScan(client, 'look_up')`. Row-level security alone
 * confines it to the project: a condition beside it would be tested, day by day, against that of the policy.
 */
export async function findTrailStretch<Known extends Range>(
  client: Queryable,
  { table, columns, within }: Looked,
  id: string,
  range: Known,
  limit: number,
): Promise<Known | null> {
  if (range.toUs - range.fromUs <= SHORT_US) return range;
  const ends: number[] = [];
  for (const column of columns) {
    ends.push(...(await oldestOf(client, { table, column, within, id, range, limit })));
  }
  if (ends.length === 0) return null;
  return { ...range, fromUs: Math.min(...ends), toUs: Math.max(...ends) + 1 };
}

/** When the first and the last of them is; of none nothing. */
async function oldestOf(
  client: Queryable,
  asked: Omit<Looked, 'columns'> & { column: string; id: string; range: Range; limit: number },
): Promise<number[]> {
  const { table, column, within, id, range, limit } = asked;
  const bind = makeBinder();
  const conditions = [`${column} ${bindSpellings(bind, id)}`, ...within(bind, range)];
  const { rows } = await client.query<{ from_us: string | null; to_us: string | null }>(
    kept(
      `SELECT (extract(epoch FROM min(ts)) * 1000000)::bigint::text AS from_us,
         (extract(epoch FROM max(ts)) * 1000000)::bigint::text AS to_us
       FROM (SELECT ts FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY ts LIMIT ${bind(limit)}) AS oldest`,
      bind.values,
    ),
  );
  const { from_us: from, to_us: to } = rows[0] ?? {};
  return from == null || to == null ? [] : [Number(from), Number(to)];
}

/** The conditions that make a row one of a range; `isAfter` tells apart by their ids what lies at the place's own moment or later. */
export function rowsWithin(isAfter: (time: string, id: string) => string) {
  return (bind: Binder, { fromUs, toUs, after }: Range): string[] => {
    const conditions = [
      `ts >= ${bind(timestampOfMicros(fromUs))}`,
      `ts < ${bind(timestampOfMicros(toUs))}`,
    ];
    if (after === null) return conditions;
    const time = bind(timestampOfMicros(after.timeUs));
    return [...conditions, `ts >= ${time}`, isAfter(time, bind(after.id))];
  };
}

/** Of rows that ids of whole numbers tell apart, those of a range after a place. */
export const stretchConditions = rowsWithin(
  (time, id) => `(ts, id) > (${time}::timestamptz, ${id}::bigint)`,
);

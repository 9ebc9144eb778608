import type { LogCursor } from '@/domain/logs/cursor';
import type { StoredLogEvent } from '@/domain/logs/stored-log-event';
import { kept, makeBinder, type Queryable, timestampOfMicros } from './bind';
import { LOG_EVENT_COLUMNS, type LogEventRow, storedLogEvent } from './log-event-row';

/**
 * The oldest events after a place that carry the id as trace or correlation id.
 * Sort over Bitmap Index Scan on the (project_id, trace_id) and (project_id, correlation_id) indexes of each day; run it
 * under `setLogScan(client, 'look_up')`, or the planner may walk through time until it comes across the id. Of an array
 * that is a parameter the planner supposes ten values, and would rather read whole days.
 */
export async function selectTrailEvents(
  client: Queryable,
  id: string,
  range: { fromUs: number; toUs: number; after: LogCursor | null },
  limit: number,
): Promise<StoredLogEvent[]> {
  const bind = makeBinder();
  const spellings = `ARRAY[${bind(id)}, ${bind(id.toLowerCase())}]::text[]`;
  const rows = bind(limit);
  const conditions = [
    `ts >= ${bind(timestampOfMicros(range.fromUs))}`,
    `ts < ${bind(timestampOfMicros(range.toUs))}`,
  ];
  if (range.after) {
    const time = bind(timestampOfMicros(range.after.timeUs));
    conditions.push(
      `ts >= ${time}`,
      `(ts, id) > (${time}::timestamptz, ${bind(range.after.id)}::bigint)`,
    );
  }
  const where = conditions.join(' AND ');
  const { rows: found } = await client.query<LogEventRow>(
    kept(
      `SELECT ${LOG_EVENT_COLUMNS} FROM (
       (SELECT * FROM log_event_in_project WHERE trace_id = ANY(${spellings}) AND ${where}
        ORDER BY ts, id LIMIT ${rows})
       UNION ALL
       (SELECT * FROM log_event_in_project WHERE correlation_id = ANY(${spellings})
          AND (trace_id = ANY(${spellings})) IS NOT TRUE AND ${where}
        ORDER BY ts, id LIMIT ${rows})
     ) AS carried ORDER BY carried.ts, carried.id LIMIT ${rows}`,
      bind.values,
    ),
  );
  return found.map(storedLogEvent);
}

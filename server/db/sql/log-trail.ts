import type { LogCursor } from '@/domain/logs/cursor';
import type { StoredLogEvent } from '@/domain/logs/stored-log-event';
import { bindSpellings, kept, makeBinder, type Queryable } from './bind';
import { LOG_EVENT_COLUMNS, type LogEventRow, storedLogEvent } from './log-event-row';
import { findTrailStretch, stretchConditions } from './trail-stretch';

const LOOKED = {
  table: 'log_event',
  columns: ['trace_id', 'correlation_id'],
  within: stretchConditions,
};

/**
 * The oldest events after a place that carry the id as trace or correlation id, from the days that have any.
 * Sort over Bitmap Heap Scans, each over a BitmapOr of the (project_id, trace_id) and (project_id, correlation_id) indexes
 * of a day; run it under `setLogScan(client, 'look_up')`, or the planner may walk through time until it comes across the
 * id. Of an array that is a parameter the planner supposes ten values, and would rather read whole days.
 */
export async function selectTrailEvents(
  client: Queryable,
  id: string,
  range: { fromUs: number; toUs: number; after: LogCursor | null },
  limit: number,
): Promise<StoredLogEvent[]> {
  const stretch = await findTrailStretch(client, LOOKED, id, range, limit);
  if (stretch === null) return [];
  const bind = makeBinder();
  const spelled = bindSpellings(bind, id);
  const conditions = [
    `(trace_id ${spelled} OR correlation_id ${spelled})`,
    ...stretchConditions(bind, stretch),
  ];
  const { rows } = await client.query<LogEventRow>(
    kept(
      `SELECT ${LOG_EVENT_COLUMNS} FROM log_event WHERE ${conditions.join(' AND ')}
       ORDER BY log_event.ts, log_event.id LIMIT ${bind(limit)}`,
      bind.values,
    ),
  );
  return rows.map(storedLogEvent);
}

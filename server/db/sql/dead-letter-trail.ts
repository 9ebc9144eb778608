import { makeBinder, type Queryable, timestampOfMicros } from './bind';

export interface TrailLetterRow {
  ts_us: string;
  id: string;
  queue_id: string;
  group_id: string;
  queue: string;
  service: string | null;
  error_type: string | null;
  error: string;
}

// One that no text column needs more than 255 characters for, whatever the message's own id is.
const ID = `(l.queue_id::text || md5(l.message_id)) COLLATE "C"`;

/**
 * The oldest dead letters after a place that carry the id as trace or correlation id.
 * Sort over BitmapOr of dead_letter_trace and dead_letter_correlation, Index Scan using dead_letter_group_pkey for each.
 */
export async function selectTrailLetters(
  client: Queryable,
  id: string,
  range: { fromUs: number; toUs: number; after: { timeUs: number; id: string } | null },
  limit: number,
): Promise<TrailLetterRow[]> {
  const bind = makeBinder();
  const conditions = [
    `(l.correlation_id = ${bind(id)} OR l.trace_id = ${bind(id.toLowerCase())})`,
    `l.failed_at >= ${bind(timestampOfMicros(range.fromUs))}`,
    `l.failed_at < ${bind(timestampOfMicros(range.toUs))}`,
  ];
  if (range.after) {
    const time = bind(timestampOfMicros(range.after.timeUs));
    conditions.push(`(l.failed_at, ${ID}) > (${time}::timestamptz, ${bind(range.after.id)})`);
  }
  const { rows } = await client.query<TrailLetterRow>(
    `SELECT (extract(epoch FROM l.failed_at) * 1000000)::bigint::text AS ts_us, ${ID} AS id, l.queue_id, l.group_id,
       g.queue, l.service, l.error_type, l.error
     FROM dead_letter l JOIN dead_letter_group g ON g.project_id = l.project_id AND g.id = l.group_id
     WHERE l.project_id = candor_project_id() AND ${conditions.join(' AND ')}
     ORDER BY l.failed_at, ${ID} LIMIT ${bind(limit)}`,
    bind.values,
  );
  return rows;
}

import { createHash } from 'node:crypto';
import type pg from 'pg';
import { ERROR_SEVERITY, ERROR_TREND_WIDTHS } from '@/domain/logs/error-trend';
import {
  buckets,
  DAY_MS,
  isoDay,
  MINUTE_DAYS,
  midnightsOf,
  SERVICES,
  type SignalHistory,
  valuesOf,
} from './signal-history';

const TRAILS_A_DAY = 2_000;
const OF_A_TRAIL = 10;

/** Trails of ten spans and ten lines, and the roll-ups of far more lines, which the overview reads (bench:query reads lines). */
export async function fillLinesAndSpans(client: pg.Client, history: SignalHistory): Promise<void> {
  for (const midnight of midnightsOf(history)) {
    const day = [history.projectId, `${isoDay(midnight)}T00:00:00Z`, Math.floor(midnight / DAY_MS)];
    const made = `FROM generate_series(0, ${TRAILS_A_DAY * OF_A_TRAIL - 1}) AS n,
      LATERAL (SELECT $2::timestamptz + n * interval '1 day' / ${TRAILS_A_DAY * OF_A_TRAIL} AS at,
        md5($3::int || ' ' || n / ${OF_A_TRAIL}) AS trace) x`;
    await client.query(
      `INSERT INTO span (project_id, ts, received_at, duration_ms, trace_id, span_id, parent_span_id, name, kind, status, service,
         environment, attributes)
       SELECT $1::uuid, at, at, n % 900, trace, left(md5('span ' || $3::int || n), 16),
         CASE WHEN n % ${OF_A_TRAIL} > 0 THEN left(md5('span ' || $3::int || n / ${OF_A_TRAIL} * ${OF_A_TRAIL}), 16) END,
         'GET /api/orders', 'server', 'ok', 'service-' || n % ${SERVICES}, 'production', '{"http": {"status": 200}}' ${made}`,
      day,
    );
    await client.query(
      `INSERT INTO log_event (project_id, ts, id, received_at, severity, service, environment, message, trace_id, correlation_id)
       SELECT $1::uuid, at, $3::bigint * ${TRAILS_A_DAY * OF_A_TRAIL} + n, at, 9, 'service-' || n % ${SERVICES}, 'production',
         'GET /api/orders/' || n || ' completed with status 200', trace, 'req-' || $3::int || '-' || n / ${OF_A_TRAIL} ${made}`,
      day,
    );
  }
  for (const [unit, days, factor] of [
    ['minute', `least($3::int, ${MINUTE_DAYS})`, 1],
    ['hour', '$3', 60],
  ] as const) {
    await client.query(
      `INSERT INTO log_rollup_${unit} (project_id, bucket, service, environment, version, severity, count)
       SELECT $1::uuid, at, 'service-' || s, 'production', '1.0', severity, CASE severity WHEN 9 THEN 40 ELSE 2 END * ${factor}
       FROM ${buckets(unit, days)}, generate_series(0, ${SERVICES - 1}) AS s, unnest(ARRAY[9, 17]) AS severity`,
      valuesOf(history),
    );
  }
  for (const width of ERROR_TREND_WIDTHS) {
    await client.query(
      `INSERT INTO log_error_trend (project_id, width_seconds, bucket, service, errors)
       SELECT project_id, ${width}, to_timestamp(floor(extract(epoch FROM bucket) / ${width}) * ${width}) AS at, service, sum(count)
       FROM log_rollup_${width < 3_600 ? 'minute' : 'hour'} WHERE project_id = $1::uuid AND severity >= ${ERROR_SEVERITY}
       GROUP BY 1, 3, 4 ORDER BY 1, 3, 4`,
      [history.projectId],
    );
  }
}

/** What trails of a day (counted from 1970) are called. */
export function traceOf(day: number, n: number): string {
  return createHash('md5')
    .update(`${day} ${n % TRAILS_A_DAY}`)
    .digest('hex');
}

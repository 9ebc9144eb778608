import type pg from 'pg';
import { buckets, SERVICES, type SignalHistory, scattered, valuesOf } from './signal-history';

/** Windows of up to two days read minutes. */
const MINUTE_DAYS = 2;

/** One counter of each service, and nine gauges of fifty series each. */
export async function fillMetrics(client: pg.Client, history: SignalHistory): Promise<void> {
  const values = valuesOf(history);
  await client.query(
    `INSERT INTO metric (project_id, name, type, unit, first_seen_at, last_seen_at)
     SELECT $1::uuid, 'metric.' || m, CASE WHEN m = 0 THEN 'counter' ELSE 'gauge' END, CASE WHEN m = 0 THEN '1' ELSE 'ms' END,
       $2::timestamptz - $3::int * interval '1 day', $2 FROM generate_series(0, 9) AS m`,
    values,
  );
  await client.query(
    `INSERT INTO metric_series (project_id, id, name, type, service, environment, labels, first_seen_at, last_seen_at)
     SELECT $1::uuid, md5('series ' || m || ' ' || s)::uuid, 'metric.' || m, CASE WHEN m = 0 THEN 'counter' ELSE 'gauge' END,
       'service-' || s, 'production', jsonb_build_object('region', 'eu-' || s % 4, 'route', '/api/' || s % 20),
       $2::timestamptz - $3::int * interval '1 day', $2
     FROM generate_series(0, 9) AS m, LATERAL generate_series(0, CASE WHEN m = 0 THEN ${SERVICES - 1} ELSE 49 END) AS s`,
    values,
  );
  for (const [unit, days, count] of [
    ['minute', `least($3::int, ${MINUTE_DAYS}) + 1`, 4],
    ['hour', '$3', 240],
  ] as const) {
    await client.query(
      `INSERT INTO metric_rollup_${unit} (project_id, series_id, bucket, count, sum, min, max, last, last_at)
       SELECT $1::uuid, s.id, at, ${count}, ${count} * r, r / 2, r * 2, r, at + interval '45 seconds'
       FROM metric_series s CROSS JOIN ${buckets(unit, days)},
         LATERAL (SELECT ${scattered('at::text || s.id', 1_000)} AS r) x
       WHERE s.project_id = $1 ORDER BY s.id, at`,
      values,
    );
  }
}

import type { MetricType } from '@/domain/metrics/metric-point';
import type { MetricRollupRow } from '@/domain/metrics/metric-rollup';
import type { PipelinedStatement } from '../pipelined-statements';
import { timestampText } from './timestamp-text';

export interface SeriesRow {
  projectId: string;
  id: string;
  name: string;
  type: MetricType;
  unit: string | null;
  service: string | null;
  environment: string | null;
  labels: Readonly<Record<string, string>>;
}

// Upserts on metric_pkey and metric_series_pkey (Function Scan on unnest); what was seen a moment ago is only locked.
const NOTE_METRICS = `
INSERT INTO metric (project_id, name, type, unit)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
ON CONFLICT (project_id, name) DO UPDATE SET last_seen_at = candor_now(), type = excluded.type, unit = excluded.unit
WHERE metric.last_seen_at < candor_now() - interval '1 minute'`;

const NOTE_SERIES = `
INSERT INTO metric_series (project_id, id, name, type, service, environment, labels)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[])
ON CONFLICT (project_id, id) DO UPDATE SET last_seen_at = candor_now()
WHERE metric_series.last_seen_at < candor_now() - interval '5 minutes'`;

/** Puts metrics and their series into the catalogue, or notes that they were seen. Each list is sorted by key. */
export function noteSeriesStatements(series: readonly SeriesRow[]): PipelinedStatement[] {
  const metrics = new Map(series.map((row) => [`${row.projectId} ${row.name}`, row]));
  const named = [...metrics.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return [
    {
      name: 'note-metrics',
      text: NOTE_METRICS,
      values: [
        named.map((m) => m.projectId),
        named.map((m) => m.name),
        named.map((m) => m.type),
        named.map((m) => m.unit),
      ],
    },
    {
      name: 'note-metric-series',
      text: NOTE_SERIES,
      values: [
        series.map((s) => s.projectId),
        series.map((s) => s.id),
        series.map((s) => s.name),
        series.map((s) => s.type),
        series.map((s) => s.service),
        series.map((s) => s.environment),
        series.map((s) => JSON.stringify(s.labels)),
      ],
    },
  ];
}

// An upsert on the table's primary key; a reading older than the last one leaves that as it is.
function storeRollups(
  table: 'metric_rollup_minute' | 'metric_rollup_hour',
  rows: readonly MetricRollupRow[],
): PipelinedStatement {
  return {
    name: `store-${table}`,
    text: `
INSERT INTO ${table} AS kept (project_id, series_id, bucket, count, sum, min, max, last, last_at)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::bigint[], $5::float8[], $6::float8[], $7::float8[],
  $8::float8[], $9::timestamptz[])
ON CONFLICT (project_id, series_id, bucket) DO UPDATE SET
  count = kept.count + excluded.count, sum = kept.sum + excluded.sum,
  min = least(kept.min, excluded.min), max = greatest(kept.max, excluded.max),
  last = CASE WHEN excluded.last_at >= kept.last_at THEN excluded.last ELSE kept.last END,
  last_at = greatest(kept.last_at, excluded.last_at)`,
    values: [
      rows.map((r) => r.projectId),
      rows.map((r) => r.seriesId),
      rows.map((r) => timestampText(r.bucketMs)),
      rows.map((r) => r.count),
      rows.map((r) => r.sum),
      rows.map((r) => r.min),
      rows.map((r) => r.max),
      rows.map((r) => r.last),
      rows.map((r) => timestampText(r.lastMs)),
    ],
  };
}

/** Adds readings to the roll-ups; each list sorted alike by every writer. */
export function storeMetricRollupsStatements(
  minutes: readonly MetricRollupRow[],
  hours: readonly MetricRollupRow[],
): PipelinedStatement[] {
  if (minutes.length === 0) return [];
  return [storeRollups('metric_rollup_minute', minutes), storeRollups('metric_rollup_hour', hours)];
}

// An upsert on metric_dropped_hour_pkey.
const COUNT_DROPPED = `
INSERT INTO metric_dropped_hour AS kept (project_id, bucket, points)
SELECT p, date_trunc('hour', candor_now(), 'UTC'), n FROM unnest($1::uuid[], $2::bigint[]) AS d(p, n)
ON CONFLICT (project_id, bucket) DO UPDATE SET points = kept.points + excluded.points`;

/** Counts the points that the cap turned away, by project (sorted). */
export function countDroppedStatement(
  dropped: readonly { projectId: string; points: number }[],
): PipelinedStatement {
  return {
    name: 'count-dropped-points',
    text: COUNT_DROPPED,
    values: [dropped.map((d) => d.projectId), dropped.map((d) => d.points)],
  };
}

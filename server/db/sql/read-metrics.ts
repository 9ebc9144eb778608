import type { LabelCondition } from '@/domain/metrics/metric-answers';
import type { MetricBuckets } from '@/domain/metrics/metric-buckets';
import type { MetricType } from '@/domain/metrics/metric-point';
import { type Binder, makeBinder, type Queryable } from './bind';
import { timestampText } from './timestamp-text';

export interface MetricRow {
  name: string;
  type: MetricType;
  unit: string | null;
  last_seen_at: Date;
  series: number;
}

/** Every metric, by name, with how many of its series are alive. Seq of metric_pkey; HashAggregate over metric_series. */
export async function selectMetrics(client: Queryable): Promise<MetricRow[]> {
  const { rows } = await client.query<MetricRow>(
    `SELECT m.name, m.type, m.unit, m.last_seen_at, coalesce(s.series, 0)::int AS series
     FROM metric m LEFT JOIN (
       SELECT name, count(*) AS series FROM metric_series
       WHERE project_id = candor_project_id() AND last_seen_at > candor_now() - interval '24 hours' GROUP BY name
     ) s USING (name)
     WHERE m.project_id = candor_project_id() ORDER BY m.name`,
  );
  return rows;
}

/** A metric by its name; null when nobody sent it. Index Scan using metric_pkey. */
export async function selectMetric(client: Queryable, name: string): Promise<MetricRow | null> {
  const { rows } = await client.query<MetricRow>(
    `SELECT name, type, unit, last_seen_at, 0 AS series FROM metric
     WHERE project_id = candor_project_id() AND name = $1`,
    [name],
  );
  return rows[0] ?? null;
}

/** What the readings of one series came to in a minute: when it began, sum, count, min, max, last, and when that was. */
export type SeriesMinute = [
  atMs: number,
  sum: number,
  count: number,
  min: number,
  max: number,
  last: number,
  lastMs: number,
];

export interface SeriesMinutes {
  name: string;
  type: MetricType;
  service: string | null;
  environment: string | null;
  labels: Record<string, string>;
  minutes: SeriesMinute[];
}

/** The types of metrics by name; one that nobody sent is not there. Index Scan using metric_pkey. */
export async function selectMetricTypes(
  client: Queryable,
  names: readonly string[],
): Promise<Map<string, MetricType>> {
  const { rows } = await client.query<{ name: string; type: MetricType }>(
    'SELECT name, type FROM metric WHERE project_id = candor_project_id() AND name = ANY($1::text[])',
    [names],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}

/**
 * The minutes of a window of every series of these metrics, for many rules at once; those in which nothing was measured
 * are not there. Nested Loop: Index Scan using metric_series_name, Aggregate over Index Scan using
 * metric_rollup_minute_pkey for each series. A list of numbers a series is much shorter to read than a row a minute.
 */
export async function selectSeriesMinutes(
  client: Queryable,
  names: readonly string[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<SeriesMinutes[]> {
  const { rows } = await client.query<SeriesMinutes>(
    `SELECT s.name, s.type, s.service, s.environment, s.labels, m.minutes
     FROM metric_series s CROSS JOIN LATERAL (
       SELECT json_agg(json_build_array(extract(epoch FROM r.bucket)::float8 * 1000, r.sum, r.count, r.min, r.max, r.last,
         extract(epoch FROM r.last_at)::float8 * 1000)) AS minutes
       FROM metric_rollup_minute r
       WHERE r.project_id = candor_project_id() AND r.series_id = s.id AND r.bucket >= $2 AND r.bucket < $3 OFFSET 0
     ) m
     WHERE s.project_id = candor_project_id() AND s.name = ANY($1::text[]) AND m.minutes IS NOT NULL`,
    [names, timestampText(fromMs), timestampText(toMs)],
  );
  return rows;
}

/** Points turned away within a window, by whole hours. Index Scan using metric_dropped_hour_pkey. */
export async function countDropped(
  client: Queryable,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<number> {
  const { rows } = await client.query<{ points: string }>(
    `SELECT coalesce(sum(points), 0)::text AS points FROM metric_dropped_hour
     WHERE project_id = candor_project_id() AND bucket >= date_trunc('hour', $1::timestamptz, 'UTC') AND bucket < $2`,
    [timestampText(fromMs), timestampText(toMs)],
  );
  return Number(rows[0]?.points ?? 0);
}

export interface LabelValueRow {
  label: string;
  value: string;
  series: number;
  values: number;
}

/** The labels of a metric's series with their commonest values. Index Scan using metric_series_name. */
export async function selectLabelValues(
  client: Queryable,
  name: string,
  mostValues: number,
): Promise<LabelValueRow[]> {
  const { rows } = await client.query<LabelValueRow>(
    `WITH told AS (
       SELECT l.key AS label, l.value FROM metric_series s, LATERAL (
         SELECT key, value FROM jsonb_each_text(s.labels)
         UNION ALL SELECT 'service', s.service WHERE s.service IS NOT NULL
         UNION ALL SELECT 'environment', s.environment WHERE s.environment IS NOT NULL
       ) l WHERE s.project_id = candor_project_id() AND s.name = $1
     ), counted AS (
       SELECT label, value, count(*)::int AS series, count(*) OVER (PARTITION BY label)::int AS values,
         row_number() OVER (PARTITION BY label ORDER BY count(*) DESC, value) AS place
       FROM told GROUP BY label, value
     )
     SELECT label, value, series, values FROM counted WHERE place <= $2 ORDER BY label, place LIMIT 2000`,
    [name, mostValues],
  );
  return rows;
}

/** What is read of the readings of a bucket, over all series of a group. */
export type Reading = 'increase' | 'average' | 'min' | 'max' | 'newest' | 'total';

interface SeriesQuery {
  metric: string;
  where: readonly LabelCondition[];
  group: string;
  reading: Reading;
  buckets: MetricBuckets;
  /** Counters and deltas alone. */
  countersOnly: boolean;
}

export interface BucketRow {
  grp: string | null;
  at_ms: string;
  value: number;
}

/** What is read of the series of a group at one time, and what that comes to over the times of a bucket. */
const OF_BUCKETS: Record<Exclude<Reading, 'total'>, { atOnce: string; over: string }> = {
  increase: { atOnce: 'sum(r.sum) AS total', over: 'sum(total)' },
  average: { atOnce: 'sum(r.sum) AS total, sum(r.count) AS n', over: 'sum(total) / sum(n)' },
  min: { atOnce: 'min(r.min) AS least', over: 'min(least)' },
  max: { atOnce: 'max(r.max) AS most', over: 'max(most)' },
  newest: {
    atOnce: '(array_agg(r.last ORDER BY r.last_at DESC))[1] AS last, max(r.last_at) AS last_at',
    over: '(array_agg(last ORDER BY last_at DESC))[1]',
  },
};

/**
 * One value a group and bucket. HashAggregate over HashAggregate over Nested Loop: Index Scan using metric_series_name,
 * then Index Scan using the roll-up's primary key (project, series, bucket) for each series. All series of one time are
 * added up before it is told which bucket that time is in: there are hundreds of them for each.
 */
export async function selectMetricBuckets(
  client: Queryable,
  query: SeriesQuery,
): Promise<BucketRow[]> {
  const { buckets, reading } = query;
  const bind = makeBinder();
  const first = buckets.times[0] ?? buckets.window.fromMs;
  const from = bind(timestampText(first));
  const to = bind(timestampText(buckets.window.toMs));
  const step = `${bind(buckets.stepSeconds)}::int`;
  const table = buckets.from === 'minute' ? 'metric_rollup_minute' : 'metric_rollup_hour';
  const at = `(floor(date_part('epoch', r.bucket) / ${step}) * ${step} * 1000)::bigint`;
  const series = `SELECT id, ${groupOf(query.group, bind)} AS grp FROM metric_series s
    WHERE project_id = candor_project_id() AND ${conditionsOf(query, bind)}`;
  const joined = `FROM (${series}) chosen JOIN ${table} r
    ON r.project_id = candor_project_id() AND r.series_id = chosen.id AND r.bucket >= ${from} AND r.bucket < ${to}`;
  const text =
    reading === 'total'
      ? `SELECT grp, at_ms::text, sum(last)::float8 AS value FROM (
           SELECT grp, id, ${at} AS at_ms, (array_agg(r.last ORDER BY r.bucket DESC))[1] AS last ${joined} GROUP BY 1, 2, 3
         ) each_series GROUP BY 1, 2`
      : `SELECT grp, at_ms::text, (${OF_BUCKETS[reading].over})::float8 AS value FROM (
           SELECT r.*, ${at} AS at_ms FROM (
             SELECT grp, r.bucket, ${OF_BUCKETS[reading].atOnce} ${joined} GROUP BY 1, 2
           ) r
         ) told GROUP BY grp, told.at_ms`;
  const { rows } = await client.query<BucketRow>(text, bind.values);
  return rows;
}

function groupOf(group: string, bind: Binder): string {
  if (group === '') return 'NULL::text';
  if (group === 'service' || group === 'environment') return `s.${group}`;
  return `s.labels ->> ${bind(group)}::text`;
}

function conditionsOf({ metric, where, countersOnly }: SeriesQuery, bind: Binder): string {
  const conditions = [`s.name = ${bind(metric)}`];
  if (countersOnly) conditions.push(`s.type <> 'gauge'`);
  for (const { label, value } of where) {
    const column =
      label === 'service' || label === 'environment'
        ? `s.${label}`
        : `s.labels ->> ${bind(label)}::text`;
    conditions.push(value === '' ? `${column} IS NULL` : `${column} = ${bind(value)}`);
  }
  return conditions.join(' AND ');
}

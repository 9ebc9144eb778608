import type pg from 'pg';
import { ERROR_SEVERITY, ERROR_TREND_WIDTHS } from '@/domain/logs/error-trend';
import type { FacetRow, RollupRow } from '@/domain/logs/log-rollup';
import type { PipelinedStatement } from '../pipelined-statements';
import { timestampText } from './timestamp-text';

/** Counts to add to the roll-ups of one project. */
export interface LogRollupRows {
  projectId: string;
  minutes: RollupRow[];
  facets: FacetRow[];
}

// One row, no row of others touched: Insert on log_rollup_delta.
const APPEND = `
INSERT INTO log_rollup_delta (project_id, buckets, services, environments, versions, severities, counts,
  facet_buckets, facet_fields, facet_values, facet_counts)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Adds to the roll-ups, in the transaction that stores the events. */
export function appendLogRollupsStatement(rows: LogRollupRows): PipelinedStatement {
  const { projectId, minutes, facets } = rows;
  return {
    name: 'append-log-rollups',
    text: APPEND,
    values: [
      projectId,
      bucketTexts(minutes),
      minutes.map((row) => row.service),
      minutes.map((row) => row.environment),
      minutes.map((row) => row.version),
      minutes.map((row) => row.severity),
      minutes.map((row) => row.count),
      bucketTexts(facets),
      facets.map((row) => row.field),
      facets.map((row) => row.value),
      facets.map((row) => row.count),
    ],
  };
}

/** Most rows share a few buckets. */
function bucketTexts(rows: { bucketMs: number }[]): string[] {
  const texts = new Map<number, string>();
  return rows.map(({ bucketMs }) => {
    const known = texts.get(bucketMs);
    if (known !== undefined) return known;
    const text = timestampText(bucketMs);
    texts.set(bucketMs, text);
    return text;
  });
}

/** One fold takes at most so many appended rows. */
export const FOLDED_AT_ONCE = 2_000;

// Delete on log_rollup_delta by Index Scan using log_rollup_delta_pkey; five upserts on primary keys, each in the order
// of its key. One statement, so that a reader counts every event either as appended or as folded. Two folds at a time do
// no harm, since each row is deleted by one of them, but the second would wait for the first: it stands back.
const FOLD = `
WITH turn AS MATERIALIZED (
  SELECT pg_try_advisory_xact_lock(hashtextextended('candor_fold_log_rollups', 0)) AS mine
), due AS MATERIALIZED (
  SELECT d.project_id, d.id FROM turn CROSS JOIN LATERAL (
    SELECT project_id, id FROM log_rollup_delta WHERE turn.mine ORDER BY project_id, id LIMIT $1
  ) AS d
), taken AS (
  DELETE FROM log_rollup_delta d USING due WHERE d.project_id = due.project_id AND d.id = due.id RETURNING d.*
), minutes AS MATERIALIZED (
  SELECT t.project_id, u.bucket, u.service, u.environment, u.version, u.severity, sum(u.count)::bigint AS count
  FROM taken t CROSS JOIN LATERAL unnest(t.buckets, t.services, t.environments, t.versions, t.severities, t.counts)
    AS u(bucket, service, environment, version, severity, count)
  GROUP BY 1, 2, 3, 4, 5, 6
), in_minutes AS (
  INSERT INTO log_rollup_minute (project_id, bucket, service, environment, version, severity, count)
  SELECT * FROM minutes ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (project_id, bucket, service, environment, version, severity)
  DO UPDATE SET count = log_rollup_minute.count + excluded.count
), in_hours AS (
  INSERT INTO log_rollup_hour (project_id, bucket, service, environment, version, severity, count)
  SELECT project_id, date_trunc('hour', bucket, 'UTC'), service, environment, version, severity, sum(count)::bigint
  FROM minutes GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (project_id, bucket, service, environment, version, severity)
  DO UPDATE SET count = log_rollup_hour.count + excluded.count
), in_errors AS (
  INSERT INTO log_error_trend (project_id, width_seconds, bucket, service, errors)
  SELECT project_id, w, to_timestamp(floor(extract(epoch FROM bucket) / w) * w), service, sum(count)::bigint
  FROM minutes CROSS JOIN unnest($2::int[]) AS w WHERE severity >= ${ERROR_SEVERITY}
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (project_id, width_seconds, bucket, service)
  DO UPDATE SET errors = log_error_trend.errors + excluded.errors
), facets AS MATERIALIZED (
  SELECT t.project_id, u.bucket, u.field, u.value, sum(u.count)::bigint AS count
  FROM taken t CROSS JOIN LATERAL unnest(t.facet_buckets, t.facet_fields, t.facet_values, t.facet_counts)
    AS u(bucket, field, value, count)
  GROUP BY 1, 2, 3, 4
), in_facets_by_ten_minutes AS (
  INSERT INTO log_facet_ten_minutes (project_id, bucket, field, value, count)
  SELECT * FROM facets ORDER BY 1, 2, 3, 4
  ON CONFLICT (project_id, bucket, field, value)
  DO UPDATE SET count = log_facet_ten_minutes.count + excluded.count
), in_facets_by_hour AS (
  INSERT INTO log_facet_hour (project_id, bucket, field, value, count)
  SELECT project_id, date_trunc('hour', bucket, 'UTC'), field, value, sum(count)::bigint
  FROM facets GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (project_id, bucket, field, value)
  DO UPDATE SET count = log_facet_hour.count + excluded.count
)
SELECT count(*)::int AS folded FROM taken`;

/** Folds appended rows of every project into the roll-ups; answers how many. */
export async function foldLogRollups(client: Pick<pg.ClientBase, 'query'>): Promise<number> {
  const { rows } = await client.query<{ folded: number }>({
    name: 'fold-log-rollups',
    text: FOLD,
    values: [FOLDED_AT_ONCE, ERROR_TREND_WIDTHS],
  });
  return rows[0]?.folded ?? 0;
}

import type { DeadLetteredCount } from '@/domain/queues/broker-dead-letters';
import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

/**
 * How much these counters grew in a window, those of messages that no exchange took by themselves. HashAggregate over a
 * Nested Loop: Index Scan using metric_series_name, Index Scan using the roll-up's primary key for each series.
 */
export async function readDeadLettered(
  client: Queryable,
  metrics: readonly string[],
  { fromMs, toMs, by }: { fromMs: number; toMs: number; by: 'minute' | 'hour' },
): Promise<DeadLetteredCount[]> {
  const { rows } = await client.query<DeadLetteredCount>(
    `SELECT s.name AS metric, coalesce(s.labels ->> 'dead_letter_strategy', '') = 'disabled' AS "isLost",
       sum(r.sum)::float8 AS count
     FROM metric_series s
     JOIN metric_rollup_${by} r ON r.project_id = candor_project_id() AND r.series_id = s.id
       AND r.bucket >= date_trunc('${by}', $2::timestamptz, 'UTC') AND r.bucket < $3::timestamptz
     WHERE s.project_id = candor_project_id() AND s.name = ANY ($1::text[]) AND s.type <> 'gauge'
     GROUP BY 1, 2`,
    [metrics, timestampText(fromMs), timestampText(toMs)],
  );
  return rows;
}

import type { ConcurrencyLimit } from '@/domain/breakers/breaker';
import type { PipelinedStatement } from '../pipelined-statements';
import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

// An upsert on concurrency_limit_pkey (Function Scan on json_to_recordset); an older reading leaves all but the last
// time it was reached as it is. Rows come sorted by key.
const STORE = `
INSERT INTO concurrency_limit AS kept (project_id, id, cluster, priority, limit_name, service, environment, instance,
  is_reached, since, ts, reached_at)
SELECT project_id, id, cluster, priority, limit_name, service, environment, instance, is_reached, ts, ts,
  CASE WHEN is_reached THEN ts END
FROM json_populate_recordset(NULL::concurrency_limit, $1::json)
ON CONFLICT (project_id, id) DO UPDATE SET
  since = CASE WHEN excluded.ts >= kept.ts AND excluded.is_reached <> kept.is_reached THEN excluded.ts ELSE kept.since END,
  is_reached = CASE WHEN excluded.ts >= kept.ts THEN excluded.is_reached ELSE kept.is_reached END,
  ts = greatest(excluded.ts, kept.ts), reached_at = greatest(excluded.reached_at, kept.reached_at)`;

/** Keeps the last reading of each limit; each once, sorted by project and id. */
export function storeConcurrencyLimitsStatement(
  rows: readonly { projectId: string; id: string; row: ConcurrencyLimit }[],
): PipelinedStatement {
  return {
    name: 'store-concurrency-limits',
    text: STORE,
    values: [
      JSON.stringify(
        rows.map(({ projectId, id, row }) => ({
          project_id: projectId,
          id,
          cluster: row.cluster,
          priority: row.priority,
          limit_name: row.limit,
          service: row.service ?? '',
          environment: row.environment ?? '',
          instance: row.instance ?? '',
          is_reached: row.isReached,
          ts: timestampText(row.timeMs),
        })),
      ),
    ],
  };
}

export interface LimitRow {
  id: string;
  cluster: string;
  priority: string;
  limit: string;
  service: string | null;
  environment: string | null;
  instance: string | null;
  isReached: boolean;
  sinceMs: number;
  readMs: number;
  reachedMs: number | null;
}

const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

// Limit over Sort over Index Scan using concurrency_limit_pkey: those of a project are few.
const READ = `
SELECT id, cluster, priority, limit_name AS "limit", nullif(service, '') AS service,
  nullif(environment, '') AS environment, nullif(instance, '') AS instance, is_reached AS "isReached",
  ${MS('since')} AS "sinceMs", ${MS('ts')} AS "readMs", ${MS('reached_at')} AS "reachedMs"
FROM concurrency_limit WHERE project_id = candor_project_id()
ORDER BY is_reached DESC, reached_at DESC NULLS LAST, cluster, limit_name LIMIT 500`;

/** The limits that are reached first, then those that were last. */
export async function readConcurrencyLimits(client: Queryable): Promise<LimitRow[]> {
  const { rows } = await client.query<LimitRow>(READ);
  return rows;
}

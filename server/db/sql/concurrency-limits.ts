import type { ConcurrencyLimit } from '@/domain/breakers/breaker';
import type { PipelinedStatement } from '../pipelined-statements';
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

import type { BreakerState } from '@/domain/breakers/breaker';
import type { Deployment } from '@/domain/delivery/deployment';
import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

interface Around {
  services: readonly string[];
  fromMs: number;
  toMs: number;
  limit: number;
}

const epochMs = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

export interface ContextMove {
  breakerId: string;
  breaker: string;
  service: string;
  dependency: string | null;
  timeMs: number;
  from: BreakerState | null;
  to: BreakerState;
  reason: string | null;
}

/**
 * Moves of breakers through which these services call or are called. Index Scan using breaker_transition_ts, joined by
 * breaker_pkey: a window of minutes.
 */
export async function readContextMoves(
  client: Queryable,
  { services, fromMs, toMs, limit }: Around,
): Promise<ContextMove[]> {
  const { rows } = await client.query<ContextMove>(
    `SELECT t.breaker_id AS "breakerId", b.name AS breaker, b.service, b.dependency, ${epochMs('t.ts')} AS "timeMs",
       t.from_state AS "from", t.to_state AS "to", t.reason
     FROM breaker_transition t JOIN breaker b ON b.project_id = t.project_id AND b.id = t.breaker_id
     WHERE t.project_id = candor_project_id() AND t.ts >= $2 AND t.ts < $3
       AND (b.service = ANY($1::text[]) OR b.dependency = ANY($1::text[]))
     ORDER BY t.ts, t.breaker_id, t.instance LIMIT $4`,
    [services, timestampText(fromMs), timestampText(toMs), limit],
  );
  return rows;
}

export type ContextDeployment = Pick<
  Deployment,
  | 'id'
  | 'service'
  | 'environment'
  | 'sha'
  | 'version'
  | 'status'
  | 'rollbackOf'
  | 'startedMs'
  | 'finishedMs'
>;

/** Deployments of these services that ended within it, or had begun by its end. Index Scan on (project_id, ts). */
export async function readContextDeployments(
  client: Queryable,
  { services, fromMs, toMs, limit }: Around,
): Promise<ContextDeployment[]> {
  const { rows } = await client.query<ContextDeployment>(
    `SELECT id, service, environment, sha, version, status, rollback_of AS "rollbackOf",
       ${epochMs('started_at')} AS "startedMs", ${epochMs('finished_at')} AS "finishedMs"
     FROM deployment WHERE project_id = candor_project_id() AND service = ANY($1::text[])
       AND ts >= $2 AND ts < $3::timestamptz + interval '2 hours' AND COALESCE(started_at, ts) < $3
     ORDER BY ts DESC LIMIT $4`,
    [services, timestampText(fromMs), timestampText(toMs), limit],
  );
  return rows;
}

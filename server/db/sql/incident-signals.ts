import { ERROR_SEVERITY } from '@/domain/logs/error-trend';
import type { ProjectTransaction } from '../client';

export interface SignalWindow {
  from: Date;
  to: Date;
  /** Of these alone; none named: of all. */
  services: readonly string[];
}

const MOST = 300;

export interface ToldTurn {
  id: string;
  name: string;
  service: string;
  dependency: string | null;
  toState: string;
  at: Date;
  bucket: Date;
  instances: number;
  reason: string | null;
}

/**
 * Moves of breakers, those of one minute and state together. GroupAggregate over an Index Scan using
 * breaker_transition_ts with look-ups by breaker_pkey.
 */
export function readBreakerTurns(
  tx: ProjectTransaction,
  { from, to, services }: SignalWindow,
): Promise<ToldTurn[]> {
  return tx.$queryRaw<ToldTurn[]>`
    SELECT b.id::text, b.name, b.service, b.dependency, t.to_state AS "toState", min(t.ts) AS at,
      date_trunc('minute', t.ts) AS bucket, count(DISTINCT t.instance)::int AS instances, max(t.reason) AS reason
    FROM breaker_transition t JOIN breaker b ON b.project_id = t.project_id AND b.id = t.breaker_id
    WHERE t.project_id = candor_project_id() AND t.ts >= ${from} AND t.ts < ${to}
      AND (cardinality(${services}::text[]) = 0 OR b.service = ANY(${services}::text[]) OR b.dependency = ANY(${services}::text[]))
    GROUP BY b.id, b.name, b.service, b.dependency, t.to_state, date_trunc('minute', t.ts)
    ORDER BY at LIMIT ${MOST}`;
}

export interface LettersTold {
  queueId: string;
  queue: string;
  service: string | null;
  bucket: Date;
  at: Date;
  count: number;
  errorType: string | null;
}

/**
 * Dead letters by queue in stretches of ten minutes; of a queue whose service nobody told, always. GroupAggregate over an
 * Index Scan using dead_letter_project_id_failed_at_idx with look-ups by dead_letter_group_pkey.
 */
export function readLettersTold(
  tx: ProjectTransaction,
  { from, to, services }: SignalWindow,
): Promise<LettersTold[]> {
  return tx.$queryRaw<LettersTold[]>`
    SELECT g.queue_id::text AS "queueId", g.queue, max(coalesce(l.service, g.service)) AS service,
      date_bin('10 minutes', l.failed_at, 'epoch') AS bucket, min(l.failed_at) AS at, count(*)::int AS count,
      mode() WITHIN GROUP (ORDER BY l.error_type) AS "errorType"
    FROM dead_letter l JOIN dead_letter_group g ON g.project_id = l.project_id AND g.id = l.group_id
    WHERE l.project_id = candor_project_id() AND l.failed_at >= ${from} AND l.failed_at < ${to}
      AND (cardinality(${services}::text[]) = 0 OR coalesce(l.service, g.service) IS NULL
        OR coalesce(l.service, g.service) = ANY(${services}::text[]))
    GROUP BY g.queue_id, g.queue, date_bin('10 minutes', l.failed_at, 'epoch')
    ORDER BY at LIMIT ${MOST}`;
}

export interface ErrorsTold {
  service: string;
  bucket: Date;
  errors: number;
}

/** Error lines of services in stretches of five minutes. HashAggregate over an Index Scan using log_rollup_minute_pkey. */
export function readErrorsTold(
  tx: ProjectTransaction,
  { from, to, services }: SignalWindow,
): Promise<ErrorsTold[]> {
  return tx.$queryRaw<ErrorsTold[]>`
    SELECT service, date_bin('5 minutes', bucket, 'epoch') AS bucket, sum(count)::int AS errors
    FROM log_rollup_minute_now
    WHERE project_id = candor_project_id() AND bucket >= ${from} AND bucket < ${to} AND severity >= ${ERROR_SEVERITY}
      AND service <> '' AND (cardinality(${services}::text[]) = 0 OR service = ANY(${services}::text[]))
    GROUP BY 1, 2`;
}

/** Which services call which, as their breakers tell it. Index Scan using breaker_service. */
export function readDependencies(
  tx: ProjectTransaction,
  services: readonly string[],
): Promise<{ service: string; dependency: string }[]> {
  return tx.$queryRaw<{ service: string; dependency: string }[]>`
    SELECT DISTINCT service, dependency FROM breaker
    WHERE project_id = candor_project_id() AND service = ANY(${services}::text[]) AND dependency IS NOT NULL`;
}

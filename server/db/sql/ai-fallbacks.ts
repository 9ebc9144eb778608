import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

interface Asked {
  projectId: string;
  fromMs: number;
  toMs: number;
  stepMs: number;
  /** Of what this one asked alone, which only the ledger knows. */
  service?: string | undefined;
}

export interface FallbackCount {
  bucketMs: number;
  n: number;
  fallback: number;
}

/**
 * How many were asked, and how many of them a fallback answered, by bucket, from the inferences themselves.
 * Expected plan: Aggregate over an Index Scan on the primary key of one or two partitions of ai_inference.
 */
export async function readFallbackCounts(
  client: Queryable,
  { projectId, fromMs, toMs, stepMs, service }: Asked,
): Promise<FallbackCount[]> {
  const { rows } = await client.query<FallbackCount>(
    `SELECT floor(date_part('epoch', ts) * 1000 / $4::float8) * $4::float8 AS "bucketMs", count(*)::float8 AS n,
       (count(*) FILTER (WHERE outcome = 'fallback'))::float8 AS fallback
     FROM ai_inference WHERE project_id = $1 AND ts >= $2 AND ts < $3 AND ($5::text IS NULL OR service = $5) GROUP BY 1`,
    [projectId, timestampText(fromMs), timestampText(toMs), stepMs, service ?? null],
  );
  return rows;
}

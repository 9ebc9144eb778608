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

const SOURCES = {
  // Index Scan on the primary key of one or two partitions of ai_inference.
  ledger: `SELECT ts AS at, 1 AS n, (outcome = 'fallback')::int AS fallback FROM ai_inference
    WHERE project_id = $1 AND ts >= $2 AND ts < $3 AND ($5::text IS NULL OR service = $5)`,
  // Index Scan on ai_rollup_hour_pkey.
  hours: `SELECT bucket AS at, n, fallback FROM ai_rollup_hour
    WHERE project_id = $1 AND NOT by_tenant AND bucket >= date_trunc('hour', $2::timestamptz) AND bucket < $3 AND $5::text IS NULL`,
};

/** How many were asked, and how many of them a fallback answered, by bucket. Expected plan: Aggregate over the source. */
export async function readFallbackCounts(
  client: Queryable,
  source: keyof typeof SOURCES,
  { projectId, fromMs, toMs, stepMs, service }: Asked,
): Promise<FallbackCount[]> {
  const { rows } = await client.query<FallbackCount>(
    `SELECT (floor(extract(epoch FROM at) * 1000 / $4) * $4)::float8 AS "bucketMs", sum(n)::float8 AS n,
       sum(fallback)::float8 AS fallback FROM (${SOURCES[source]}) s GROUP BY 1`,
    [projectId, timestampText(fromMs), timestampText(toMs), stepMs, service ?? null],
  );
  return rows;
}

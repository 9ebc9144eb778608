import type pg from 'pg';
import { timestampText } from './timestamp-text';

type Client = Pick<pg.ClientBase, 'query'>;

export interface EvaluationDayKey {
  bucketMs: number;
  name: string;
  run: string;
}

export interface EvaluationDay extends EvaluationDayKey {
  n: number;
  passed: number;
  failed: number;
  firstMs: number;
  lastMs: number;
  /** Null leaves the sketch as it is. */
  scores: Uint8Array | null;
}

const dayText = (timeMs: number) => new Date(timeMs).toISOString().slice(0, 10);

/** The score sketches of these days, in their order. Expected plan: Nested Loop Left Join over ai_evaluation_day_pkey. */
export async function readEvaluationScores(
  client: Client,
  projectId: string,
  keys: readonly EvaluationDayKey[],
): Promise<(Buffer | null)[]> {
  const { rows } = await client.query<{ scores: Buffer | null }>(
    `SELECT d.scores FROM unnest($2::date[], $3::text[], $4::text[]) WITH ORDINALITY AS k(bucket, name, run, place)
     LEFT JOIN ai_evaluation_day d ON d.project_id = $1 AND d.bucket = k.bucket AND d.name = k.name AND d.run = k.run
     ORDER BY k.place`,
    [
      projectId,
      keys.map(({ bucketMs }) => dayText(bucketMs)),
      keys.map(({ name }) => name),
      keys.map(({ run }) => run),
    ],
  );
  return rows.map(({ scores }) => scores);
}

export interface EvaluationRunRow {
  name: string;
  run: string;
  n: number;
  passed: number;
  failed: number;
  firstMs: number;
  lastMs: number;
  scores: Buffer[];
}

/** The runs of some days, the latest first. Expected plan: Aggregate over an Index Scan on ai_evaluation_day_pkey. */
export async function listEvaluationRuns(
  client: Client,
  projectId: string,
  { fromMs, toMs, most }: { fromMs: number; toMs: number; most: number },
): Promise<EvaluationRunRow[]> {
  const { rows } = await client.query<EvaluationRunRow>(
    `SELECT name, run, sum(n)::float8 AS n, sum(passed)::float8 AS passed, sum(failed)::float8 AS failed,
       (extract(epoch FROM min(first_at)) * 1000)::float8 AS "firstMs",
       (extract(epoch FROM max(last_at)) * 1000)::float8 AS "lastMs", array_remove(array_agg(scores), NULL) AS scores
     FROM ai_evaluation_day WHERE project_id = $1 AND bucket BETWEEN $2::date AND $3::date
     GROUP BY name, run ORDER BY max(last_at) DESC, name, run LIMIT $4`,
    [projectId, dayText(fromMs), dayText(toMs), most],
  );
  return rows;
}

/** Adds to the days. An upsert on ai_evaluation_day_pkey. */
export async function addEvaluationDays(
  client: Client,
  projectId: string,
  days: readonly EvaluationDay[],
): Promise<void> {
  await client.query(
    `INSERT INTO ai_evaluation_day AS kept (project_id, bucket, name, run, n, passed, failed, first_at, last_at, scores)
     SELECT $1, * FROM unnest($2::date[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
       $8::timestamptz[], $9::timestamptz[], $10::bytea[])
     ON CONFLICT (project_id, bucket, name, run) DO UPDATE SET n = kept.n + excluded.n,
       passed = kept.passed + excluded.passed, failed = kept.failed + excluded.failed,
       first_at = least(kept.first_at, excluded.first_at), last_at = greatest(kept.last_at, excluded.last_at),
       scores = coalesce(excluded.scores, kept.scores)`,
    [
      projectId,
      days.map(({ bucketMs }) => dayText(bucketMs)),
      days.map(({ name }) => name),
      days.map(({ run }) => run),
      days.map(({ n }) => n),
      days.map(({ passed }) => passed),
      days.map(({ failed }) => failed),
      days.map(({ firstMs }) => timestampText(firstMs)),
      days.map(({ lastMs }) => timestampText(lastMs)),
      days.map(({ scores }) => (scores === null ? null : Buffer.from(scores))),
    ],
  );
}

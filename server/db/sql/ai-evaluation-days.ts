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

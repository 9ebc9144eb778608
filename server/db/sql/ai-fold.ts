import type pg from 'pg';
import type { AiField } from '@/domain/ai/rollup-key';
import { AI_INFERENCE_COLUMNS, type AiInferenceRow, toldColumns } from './ai-inference-row';

type Client = Pick<pg.ClientBase, 'query'>;

/**
 * Projects with something to fold, the one with the least first; from `most` on they count as alike. Expected plan: Seq
 * Scan on project, for each an Index Only Scan of ai_inbox_pkey that stops at `most`.
 */
export async function projectsWithAiInbox(client: Client, most: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM project p CROSS JOIN LATERAL (
       SELECT count(*) AS n FROM (SELECT FROM ai_inbox b WHERE b.project_id = p.id LIMIT $1) waiting) w
     WHERE n > 0 ORDER BY n, id`,
    [most],
  );
  return rows.map(({ id }) => id);
}

export interface InboxEntry {
  kind: 'new' | 'again' | 'verdict' | 'price' | 'evaluation';
  inferenceId: string;
  record: unknown;
}

/**
 * Holds the project's fold to the end of the transaction, and has the planner look rows up one by one: with partitions
 * to prune at run time it takes a hash join over all of them for cheaper than it is.
 */
export async function lockAiFold(client: Client, projectId: string): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('candor_ai_fold ' || $1, 0))", [
    projectId,
  ]);
  await client.query('SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off');
}

/** Takes the oldest entries out of a project's inbox. Expected plan: Index Scan on ai_inbox_pkey. */
export async function takeAiInbox(
  client: Client,
  projectId: string,
  most: number,
): Promise<InboxEntry[]> {
  const { rows } = await client.query<InboxEntry & { seq: string }>(
    `DELETE FROM ai_inbox WHERE project_id = $1 AND seq IN (
       SELECT seq FROM ai_inbox WHERE project_id = $1 ORDER BY seq LIMIT $2)
     RETURNING seq, kind, inference_id AS "inferenceId", record`,
    [projectId, most],
  );
  return rows.sort((a, b) => Number(a.seq) - Number(b.seq));
}

/** Expected plan: Nested Loop of ai_inference_id_pkey and the primary key of the one partition that holds the row. */
export async function findInferences(
  client: Client,
  projectId: string,
  ids: readonly string[],
): Promise<AiInferenceRow[]> {
  const { rows } = await client.query<AiInferenceRow>(
    `SELECT ${AI_INFERENCE_COLUMNS}
     FROM ai_inference_id k JOIN ai_inference i ON i.project_id = k.project_id AND i.ts = k.ts AND i.id = k.id
     WHERE k.project_id = $1 AND k.id = ANY ($2)`,
    [projectId, ids],
  );
  return rows;
}

/**
 * The inferences whose spans these are; of several, the one asked last. Expected plan: Index Scan on ai_inference_span
 * of each partition.
 */
export async function findInferencesOfSpans(
  client: Client,
  projectId: string,
  spanIds: readonly string[],
): Promise<{ spanId: string; id: string }[]> {
  const { rows } = await client.query<{ spanId: string; id: string }>(
    `SELECT DISTINCT ON (span_id) span_id AS "spanId", id FROM ai_inference
     WHERE project_id = $1 AND span_id = ANY ($2) AND span_id IS NOT NULL AND span_id <> id
     ORDER BY span_id, ts DESC, id`,
    [projectId, spanIds],
  );
  return rows;
}

export interface VerdictRow {
  inferenceId: string;
  timeMs: number;
  verdict: 'accepted' | 'edited' | 'rejected' | 'ignored';
  explicit: boolean;
  joinedId: string | null;
}

/** Verdicts by what they named. Expected plan: Index Scan on ai_verdict_pkey. */
export async function findVerdicts(
  client: Client,
  projectId: string,
  named: readonly string[],
): Promise<VerdictRow[]> {
  const { rows } = await client.query<VerdictRow>(
    `SELECT inference_id AS "inferenceId", (extract(epoch FROM ts) * 1000)::float8 AS "timeMs", verdict, explicit,
       joined_id AS "joinedId"
     FROM ai_verdict WHERE project_id = $1 AND inference_id = ANY ($2)`,
    [projectId, named],
  );
  return rows;
}

/** Says which inference the verdicts that named something turned out to mean. Expected plan: Index Scan on ai_verdict_pkey. */
export async function joinVerdicts(
  client: Client,
  projectId: string,
  joined: readonly { named: string; id: string }[],
): Promise<void> {
  await client.query(
    `UPDATE ai_verdict v SET joined_id = j.id FROM unnest($2::text[], $3::text[]) AS j(named, id)
     WHERE v.project_id = $1 AND v.inference_id = j.named AND v.joined_id IS NULL`,
    [projectId, joined.map(({ named }) => named), joined.map(({ id }) => id)],
  );
}

/** Writes what is counted of inferences. Expected plan: Nested Loop of the rows and one partition's primary key. */
export async function updateInferences(
  client: Client,
  projectId: string,
  rows: readonly AiInferenceRow[],
): Promise<void> {
  const changed = rows.map((row) => ({
    ts: row.ts,
    id: row.id,
    ...toldColumns(row),
    cost_basis: row.costBasis,
    explicit_verdict: row.explicit,
    implicit_verdict: row.implicit,
    passed_over: row.passedOver,
    folded_fields: row.folded,
  }));
  const [first] = changed;
  if (first === undefined) return;
  const columns = Object.keys(first).filter((column) => column !== 'ts' && column !== 'id');
  await client.query(
    `UPDATE ai_inference i SET ${columns.map((column) => `${column} = r.${column}`).join(', ')}
     FROM json_populate_recordset(NULL::ai_inference, $2::json) r
     WHERE i.project_id = $1 AND i.ts = r.ts AND i.id = r.id`,
    [projectId, JSON.stringify(changed)],
  );
}

export interface KnownValue {
  field: AiField;
  value: string;
}

/** Which of these values the roll-ups keep apart. Expected plan: Nested Loop over ai_value_pkey. */
export async function findKnownValues(
  client: Client,
  projectId: string,
  values: readonly KnownValue[],
): Promise<KnownValue[]> {
  const { rows } = await client.query<KnownValue>(
    `SELECT v.field, v.value FROM unnest($2::text[], $3::text[]) AS w(field, value)
     JOIN ai_value v ON v.project_id = $1 AND v.field = w.field AND v.value = w.value`,
    [projectId, values.map(({ field }) => field), values.map(({ value }) => value)],
  );
  return rows;
}

/** How many values of each field are kept apart. Expected plan: Index Only Scan on ai_value_pkey, at most some thousand rows. */
export async function countValues(
  client: Client,
  projectId: string,
): Promise<{ field: AiField; n: number }[]> {
  const { rows } = await client.query<{ field: AiField; n: number }>(
    'SELECT field, count(*)::int AS n FROM ai_value WHERE project_id = $1 GROUP BY field',
    [projectId],
  );
  return rows;
}

/** Keeps values apart from now on, or notes that they were seen. An upsert on ai_value_pkey. */
export async function noteValues(
  client: Client,
  projectId: string,
  values: readonly KnownValue[],
): Promise<void> {
  await client.query(
    `INSERT INTO ai_value (project_id, field, value)
     SELECT $1, field, value FROM unnest($2::text[], $3::text[]) AS v(field, value)
     ON CONFLICT (project_id, field, value) DO UPDATE SET last_seen_at = candor_now()
     WHERE ai_value.last_seen_at < candor_now() - interval '1 hour'`,
    [projectId, values.map(({ field }) => field), values.map(({ value }) => value)],
  );
}

import type { InferenceListParams } from '@/domain/ai/acceptance-params';
import type { InferenceCursor } from '@/domain/ai/inference-cursor';
import { cutFor } from '@/domain/ai/rollup-cut';
import { AI_FIELDS, type AiField } from '@/domain/ai/rollup-key';
import type { RollupPieces, Stretch } from '@/domain/ai/rollup-pieces';
import { AI_INFERENCE_COLUMNS, type AiInferenceRow } from './ai-inference-row';
import { rollupSources } from './ai-rollup-sources';
import { columnOf } from './ai-rollups';
import { makeBinder, type Queryable } from './bind';
import { timestampText } from './timestamp-text';

type State = NonNullable<InferenceListParams['state']>;
type Outcome = NonNullable<InferenceListParams['outcome']>;

export interface InferenceQuestion {
  projectId: string;
  filter: Partial<Record<AiField, string>>;
  state?: State | undefined;
  outcome?: Outcome | undefined;
}

const JUDGED = 'coalesce(explicit_verdict, implicit_verdict)';
const STATES: Record<State, { row: string; sum: string }> = {
  accepted: { row: `${JUDGED} = 'accepted'`, sum: 'explicit_accepted + implicit_accepted' },
  edited: { row: `${JUDGED} = 'edited'`, sum: 'explicit_edited + implicit_edited' },
  rejected: { row: `${JUDGED} = 'rejected'`, sum: 'explicit_rejected + implicit_rejected' },
  open: { row: `shown AND ${JUDGED} IS NULL`, sum: 'n - unseen' },
  unseen: { row: `NOT shown AND ${JUDGED} IS NULL`, sum: 'unseen' },
};
const OUTCOME_SUMS: Record<Outcome, string> = {
  ok: 'n - refused - errors - fallback - empty',
  refused: 'refused',
  error: 'errors',
  fallback: 'fallback',
  empty: 'empty',
};

/**
 * Where in a window there is what is asked for, newest first, with about how many: so that a rare value is found without
 * walking all rows between. Expected plan: Aggregate over Index Scans on the primary keys of the roll-ups, or of their
 * cuts where one keeps apart what is filtered by; those before candor_ai_cuts_from() are whole.
 */
export async function findInferenceStretches(
  client: Queryable,
  { projectId, filter, state, outcome }: InferenceQuestion,
  pieces: RollupPieces,
): Promise<(Stretch & { n: number })[]> {
  const bind = makeBinder();
  const project = bind(projectId);
  const byTenant = bind(filter.tenant !== undefined);
  const conditions = AI_FIELDS.flatMap((field) => {
    const value = filter[field];
    return value === undefined ? [] : [` AND ${columnOf(field)} IN (${bind(value)}, '__other__')`];
  }).join('');
  const state_ = state === undefined ? 'n' : STATES[state].sum;
  const sum = outcome === undefined ? state_ : `least(${state_}, ${OUTCOME_SUMS[outcome]})`;
  const cut = cutFor(AI_FIELDS.filter((field) => filter[field] !== undefined));
  const sources = rollupSources(pieces, { byTenant, cutOf: () => cut, bind });
  const branches = sources.map(
    ({ table, by, where }) => `
    SELECT bucket, bucket + interval '1 ${by}' AS until, sum(${sum}) AS n FROM ${table}
    WHERE project_id = ${project} AND ${where}${conditions} GROUP BY bucket`,
  );
  const { rows } = await client.query<Stretch & { n: number }>(
    `SELECT (extract(epoch FROM bucket) * 1000)::float8 AS "fromMs", (extract(epoch FROM until) * 1000)::float8 AS "toMs",
       n::float8 AS n
     FROM (${branches.join(' UNION ALL ')}) s WHERE n > 0 ORDER BY bucket DESC`,
    bind.values,
  );
  return rows;
}

/**
 * The newest inferences of some stretches, up to a cursor. Expected plan: Nested Loop of the stretches and an Index Scan
 * Backward on the primary key of the partitions that each lies in.
 */
export async function listInferences(
  client: Queryable,
  { projectId, filter, state, outcome }: InferenceQuestion,
  stretches: readonly Stretch[],
  { after, limit }: { after: InferenceCursor | null; limit: number },
): Promise<AiInferenceRow[]> {
  const bind = makeBinder();
  const conditions = AI_FIELDS.flatMap((field) => {
    const value = filter[field];
    if (value === undefined) return [];
    return [
      value === '' ? `i.${columnOf(field)} IS NULL` : `i.${columnOf(field)} = ${bind(value)}`,
    ];
  });
  if (state !== undefined) conditions.push(`(${STATES[state].row})`);
  if (outcome !== undefined) conditions.push(`i.outcome = ${bind(outcome)}`);
  if (after !== null) {
    conditions.push(`(i.ts, i.id) < (${bind(after.ts)}::timestamptz, ${bind(after.id)}::text)`);
  }
  const project = bind(projectId);
  const from = bind(stretches.map(({ fromMs }) => timestampText(fromMs)));
  const to = bind(stretches.map(({ toMs }) => timestampText(toMs)));
  const most = bind(limit);
  const { rows } = await client.query<AiInferenceRow>(
    `SELECT ${AI_INFERENCE_COLUMNS}
     FROM unnest(${from}::timestamptz[], ${to}::timestamptz[]) AS s(lower, upper)
     CROSS JOIN LATERAL (
       SELECT * FROM ai_inference i WHERE i.project_id = ${project} AND i.ts >= s.lower AND i.ts < s.upper
         ${conditions.map((one) => `AND ${one}`).join(' ')}
       ORDER BY i.ts DESC, i.id DESC LIMIT ${most}
     ) i ORDER BY i.ts DESC, i.id DESC LIMIT ${most}`,
    bind.values,
  );
  return rows;
}

/** Expected plan: Nested Loop of ai_inference_id_pkey and one partition's primary key. */
export async function findInference(
  client: Queryable,
  projectId: string,
  id: string,
): Promise<AiInferenceRow | null> {
  const { rows: found } = await client.query<{ ts: string }>(
    'SELECT ts::text AS ts FROM ai_inference_id WHERE project_id = $1 AND id = $2',
    [projectId, id],
  );
  if (found[0] === undefined) return null;
  const { rows } = await client.query<AiInferenceRow>(
    `SELECT ${AI_INFERENCE_COLUMNS} FROM ai_inference i WHERE i.project_id = $1 AND i.ts = $2 AND i.id = $3`,
    [projectId, found[0].ts, id],
  );
  return rows[0] ?? null;
}

export interface VerdictHistoryRow {
  timeMs: number;
  receivedMs: number;
  verdict: 'accepted' | 'edited' | 'rejected' | 'ignored';
  explicit: boolean;
  editRatio: number | null;
}

/** All verdicts on an inference, the latest first. Expected plan: Index Scan on ai_verdict_pkey. */
export async function readVerdictHistory(
  client: Queryable,
  projectId: string,
  { id, spanId }: Pick<AiInferenceRow, 'id' | 'spanId'>,
): Promise<VerdictHistoryRow[]> {
  const { rows } = await client.query<VerdictHistoryRow>(
    `SELECT (extract(epoch FROM ts) * 1000)::float8 AS "timeMs",
       (extract(epoch FROM received_at) * 1000)::float8 AS "receivedMs", verdict, explicit, edit_ratio AS "editRatio"
     FROM ai_verdict WHERE project_id = $1 AND inference_id = ANY ($2)
       AND (joined_id = $3 OR joined_id IS NULL AND inference_id = $3)
     ORDER BY ts DESC, received_at DESC LIMIT 200`,
    [projectId, [id, spanId ?? id], id],
  );
  return rows;
}

export interface EvaluationRow {
  timeMs: number;
  name: string;
  run: string;
  score: number | null;
  label: string | null;
  explanation: string | null;
}

/** All evaluations of an inference, the latest first. Expected plan: Index Scan on ai_evaluation_pkey. */
export async function readEvaluations(
  client: Queryable,
  projectId: string,
  { id, spanId }: Pick<AiInferenceRow, 'id' | 'spanId'>,
): Promise<EvaluationRow[]> {
  const { rows } = await client.query<EvaluationRow>(
    `SELECT (extract(epoch FROM ts) * 1000)::float8 AS "timeMs", name, run, score, label, explanation
     FROM ai_evaluation WHERE project_id = $1 AND inference_id = ANY ($2) ORDER BY ts DESC LIMIT 200`,
    [projectId, [id, spanId ?? id]],
  );
  return rows;
}

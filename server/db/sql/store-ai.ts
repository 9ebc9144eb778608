import type { Evaluation, Inference, Verdict } from '@/domain/ai/inference';
import type { PipelinedStatement } from '../pipelined-statements';
import { TOLD_COLUMNS, toldColumns, toldOfColumns } from './ai-inference-row';
import { timestampText } from './timestamp-text';

interface Scoped<Row> {
  projectId: string;
  row: Row;
}

const COLUMNS = ['project_id', 'ts', 'id', ...TOLD_COLUMNS, 'flags'].join(', ');

// Function Scan on json_populate_recordset; inserts that find conflicts in ai_inference_id_pkey; a hash join of the two.
// An id that is known already is not stored again: what it tells goes to the fold, which fills in what was missing.
const STORE_INFERENCES = `
WITH told AS MATERIALIZED (SELECT ${COLUMNS} FROM json_populate_recordset(NULL::ai_inference, $1::json)),
fresh AS (
  INSERT INTO ai_inference_id (project_id, id, ts) SELECT project_id, id, ts FROM told
  ON CONFLICT (project_id, id) DO NOTHING RETURNING project_id, id
),
stored AS (
  INSERT INTO ai_inference (${COLUMNS}) SELECT ${COLUMNS} FROM told JOIN fresh USING (project_id, id)
)
INSERT INTO ai_inbox (project_id, kind, inference_id, record)
SELECT told.project_id, CASE WHEN fresh.id IS NULL THEN 'again' ELSE 'new' END, told.id,
  CASE WHEN fresh.id IS NULL THEN to_jsonb(told) END
FROM told LEFT JOIN fresh USING (project_id, id)`;

/** Stores inferences, each id once in a list and sorted by key, so that no two writers wait for each other crosswise. */
export function storeInferencesStatement(rows: readonly Scoped<Inference>[]): PipelinedStatement {
  return {
    name: 'store-ai-inferences',
    text: STORE_INFERENCES,
    values: [JSON.stringify(rows.map(inferenceColumns))],
  };
}

function inferenceColumns({ projectId, row }: Scoped<Inference>): Record<string, unknown> {
  return {
    project_id: projectId,
    ts: timestampText(row.timeMs),
    id: row.id,
    ...toldColumns(row),
    flags: row.flags.length === 0 ? null : row.flags,
  };
}

/** What an inbox entry holds of an inference that was told again: a row as `inferenceColumns` writes it. */
export function inferenceOfRecord(record: unknown): Omit<Inference, 'timeMs' | 'flags'> {
  const row = record as { id: string } & Record<string, unknown>;
  return { id: row.id, ...toldOfColumns(row) };
}

// An insert that finds conflicts in ai_verdict_pkey: the same verdict of the same moment is one.
const STORE_VERDICTS = `
WITH fresh AS (
  INSERT INTO ai_verdict (project_id, inference_id, ts, verdict, explicit, edit_ratio, flags)
  SELECT project_id, inference_id, ts, verdict, explicit, edit_ratio, flags
  FROM json_populate_recordset(NULL::ai_verdict, $1::json)
  ON CONFLICT DO NOTHING RETURNING project_id, inference_id
)
INSERT INTO ai_inbox (project_id, kind, inference_id)
SELECT DISTINCT project_id, 'verdict', inference_id FROM fresh`;

/** Stores verdicts, sorted by key. */
export function storeVerdictsStatement(rows: readonly Scoped<Verdict>[]): PipelinedStatement {
  return {
    name: 'store-ai-verdicts',
    text: STORE_VERDICTS,
    values: [
      JSON.stringify(
        rows.map(({ projectId, row }) => ({
          project_id: projectId,
          inference_id: row.inferenceId,
          ts: timestampText(row.timeMs),
          verdict: row.verdict,
          explicit: row.explicit,
          edit_ratio: row.editRatio,
          flags: row.flags.length === 0 ? null : row.flags,
        })),
      ),
    ],
  };
}

// An insert that finds conflicts in ai_evaluation_pkey.
const STORE_EVALUATIONS = `
WITH fresh AS (
  INSERT INTO ai_evaluation (project_id, inference_id, name, run, ts, score, label, explanation)
  SELECT project_id, inference_id, name, run, ts, score, label, explanation
  FROM json_populate_recordset(NULL::ai_evaluation, $1::json)
  ON CONFLICT DO NOTHING RETURNING project_id, inference_id, name, run, ts, score, label
)
INSERT INTO ai_inbox (project_id, kind, inference_id, record)
SELECT project_id, 'evaluation', inference_id, to_jsonb(fresh) FROM fresh`;

/** Stores evaluations, sorted by key. */
export function storeEvaluationsStatement(rows: readonly Scoped<Evaluation>[]): PipelinedStatement {
  return {
    name: 'store-ai-evaluations',
    text: STORE_EVALUATIONS,
    values: [
      JSON.stringify(
        rows.map(({ projectId, row }) => ({
          project_id: projectId,
          inference_id: row.inferenceId,
          name: row.name,
          run: row.run ?? '',
          ts: timestampText(row.timeMs),
          score: row.score,
          label: row.label,
          explanation: row.explanation,
        })),
      ),
    ],
  };
}

import type pg from 'pg';
import { TALLY_FIELDS } from '@/domain/ai/ai-tally';
import type { RollupChange, RollupKey, SketchName } from '@/domain/ai/rollup-changes';
import { timestampText } from './timestamp-text';

type Client = Pick<pg.ClientBase, 'query'>;

/** inputTokens is input_tokens. */
export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** In the order in which they are written. */
export const AI_ROLLUPS = [
  'ai_rollup_hour',
  'ai_rollup_cut_hour',
  'ai_rollup_day',
  'ai_rollup_cut_day',
] as const;
export type AiRollup = (typeof AI_ROLLUPS)[number];

export function tableOf({ by, cut }: Pick<RollupKey, 'by' | 'cut'>): AiRollup {
  return cut === null ? `ai_rollup_${by}` : `ai_rollup_cut_${by}`;
}

const keyOf = (table: AiRollup): string =>
  `project_id, ${table.includes('_cut_') ? 'cut' : 'by_tenant'}, bucket, feature, model, prompt_name, prompt_version, tenant, service`;
const SUMS = TALLY_FIELDS.map(columnOf);
const SKETCH_COLUMNS = ['latency', 'first_token', 'retrieval'];

function keyColumns(projectId: string, key: RollupKey) {
  return {
    project_id: projectId,
    by_tenant: key.byTenant,
    cut: key.cut,
    bucket: timestampText(key.bucketMs),
    feature: key.feature,
    model: key.model,
    prompt_name: key.promptName,
    prompt_version: key.promptVersion,
    tenant: key.tenant,
    service: key.service,
  };
}

export type SketchBytes = Record<SketchName, Buffer | null>;

/**
 * The sketches of rows that are to change, in the order of `keys`; nulls where there is no row.
 * Expected plan: Nested Loop Left Join of the keys and the roll-up's primary key.
 */
export async function readRollupSketches(
  client: Client,
  table: AiRollup,
  projectId: string,
  keys: readonly RollupKey[],
): Promise<SketchBytes[]> {
  const { rows } = await client.query<SketchBytes>(
    `SELECT r.latency, r.first_token AS "firstToken", r.retrieval
     FROM ROWS FROM (json_to_recordset($1::json) AS (project_id uuid, by_tenant boolean, cut text, bucket timestamptz,
       feature text, model text, prompt_name text, prompt_version text, tenant text, service text)) WITH ORDINALITY AS k(project_id, by_tenant,
       cut, bucket, feature, model, prompt_name, prompt_version, tenant, service, place)
     LEFT JOIN ${table} r USING (${keyOf(table)}) ORDER BY k.place`,
    [JSON.stringify(keys.map((key) => keyColumns(projectId, key)))],
  );
  return rows;
}

export interface RollupWrite {
  change: RollupChange;
  /** Null leaves the sketch as it is. */
  sketches: Record<SketchName, Uint8Array | null>;
}

/** Adds changes to the roll-up, one a key. An upsert on its primary key; Function Scan on json_populate_recordset. */
export async function changeRollups(
  client: Client,
  table: AiRollup,
  projectId: string,
  writes: readonly RollupWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  const hex = (bytes: Uint8Array | null) =>
    bytes === null ? null : `\\x${Buffer.from(bytes).toString('hex')}`;
  const rows = writes.map(({ change, sketches }) => ({
    ...keyColumns(projectId, change.key),
    ...Object.fromEntries(TALLY_FIELDS.map((field) => [columnOf(field), change.tally[field]])),
    latency: hex(sketches.latency),
    first_token: hex(sketches.firstToken),
    retrieval: hex(sketches.retrieval),
  }));
  const key = keyOf(table);
  const columns = [key, ...SUMS, ...SKETCH_COLUMNS].join(', ');
  await client.query(
    `INSERT INTO ${table} AS kept (${columns})
     SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)
     ON CONFLICT (${key}) DO UPDATE SET
       ${SUMS.map((column) => `${column} = kept.${column} + excluded.${column}`).join(', ')},
       ${SKETCH_COLUMNS.map((column) => `${column} = coalesce(excluded.${column}, kept.${column})`).join(', ')}`,
    [JSON.stringify(rows)],
  );
}

import type { AiField } from '@/domain/ai/rollup-key';
import type { Queryable } from './bind';

/** The values of all fields, those seen last first. Expected plan: Index Scan on ai_value_pkey, some thousand rows at most. */
export async function listAiValues(
  client: Queryable,
  projectId: string,
): Promise<{ field: AiField; value: string }[]> {
  const { rows } = await client.query<{ field: AiField; value: string }>(
    'SELECT field, value FROM ai_value WHERE project_id = $1 ORDER BY last_seen_at DESC, value',
    [projectId],
  );
  return rows;
}

/** What the figures lack, counted up to a thousand. Expected plan: Limit over ai_inbox_pkey and ai_verdict_waiting. */
export async function countUnfolded(
  client: Queryable,
  projectId: string,
): Promise<{ unfolded: number; waitingVerdicts: number }> {
  const { rows } = await client.query<{ unfolded: number; waitingVerdicts: number }>(
    `SELECT (SELECT count(*)::int FROM (SELECT FROM ai_inbox WHERE project_id = $1 LIMIT 1000) b) AS unfolded,
       (SELECT count(*)::int FROM (
         SELECT FROM ai_verdict WHERE project_id = $1 AND joined_id IS NULL
           AND received_at < candor_now() - interval '10 seconds' LIMIT 1000) v) AS "waitingVerdicts"`,
    [projectId],
  );
  return rows[0] ?? { unfolded: 0, waitingVerdicts: 0 };
}

/**
 * Has the fold look again at inferences that no price was known for. Expected plan: Append of scans of the last 30 days'
 * partitions; somebody changed a price, which is rare.
 */
export async function askForPricing(client: Queryable, projectId: string): Promise<void> {
  await client.query(
    `INSERT INTO ai_inbox (project_id, kind, inference_id)
     SELECT project_id, 'price', id FROM ai_inference
     WHERE project_id = $1 AND ts > candor_now() - interval '30 days' AND cost_basis = 'no_price' LIMIT 200000`,
    [projectId],
  );
}

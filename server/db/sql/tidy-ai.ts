import { TENANT_CUTS } from '@/domain/ai/rollup-cut';
import type { Queryable } from './bind';

/**
 * Forgets what belongs to inferences past a project's retention: their ids, verdicts and evaluations, and single tenants'
 * hours that the reports no longer read. Expected plan: Seq Scans, a few times a day; rows go in one delete each.
 */
export async function deleteExpiredAi(
  client: Queryable,
  projectId: string,
  retentionDays: number,
): Promise<void> {
  const before = 'candor_now() - make_interval(days => $2::int)';
  await client.query(`DELETE FROM ai_inference WHERE project_id = $1 AND ts < ${before}`, [
    projectId,
    retentionDays,
  ]);
  for (const [table, column] of [
    ['ai_inference_id', 'ts'],
    ['ai_verdict', 'received_at'],
    ['ai_evaluation', 'received_at'],
  ]) {
    await client.query(`DELETE FROM ${table} WHERE project_id = $1 AND ${column} < ${before}`, [
      projectId,
      retentionDays,
    ]);
  }
  await client.query(
    `DELETE FROM ai_rollup_hour WHERE project_id = $1 AND (
       by_tenant AND bucket < candor_now() - interval '36 days'
       OR NOT by_tenant AND bucket < candor_now() - interval '400 days')`,
    [projectId],
  );
  await client.query(
    `DELETE FROM ai_rollup_cut_hour WHERE project_id = $1 AND (
       cut = ANY ($2) AND bucket < candor_now() - interval '36 days'
       OR bucket < candor_now() - interval '400 days')`,
    [projectId, TENANT_CUTS],
  );
  await client.query(
    "DELETE FROM ai_rollup_cut_day WHERE project_id = $1 AND bucket < candor_now() - interval '800 days'",
    [projectId],
  );
  await client.query(
    "DELETE FROM ai_rollup_day WHERE project_id = $1 AND bucket < candor_now() - interval '800 days'",
    [projectId],
  );
  await client.query(
    "DELETE FROM ai_evaluation_day WHERE project_id = $1 AND bucket < candor_now() - interval '800 days'",
    [projectId],
  );
  await client.query(
    "DELETE FROM ai_value WHERE project_id = $1 AND last_seen_at < candor_now() - interval '90 days'",
    [projectId],
  );
}

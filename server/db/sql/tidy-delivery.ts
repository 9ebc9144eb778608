import type { Queryable } from './bind';

/** Deliveries older than `days`; the table holds those days alone, so it is read through (Seq Scan). */
export async function deleteOldDeliveries(client: Queryable, days: number): Promise<number> {
  const { rowCount } = await client.query(
    'DELETE FROM webhook_delivery WHERE received_at < candor_now() - make_interval(days => $1)',
    [days],
  );
  return rowCount ?? 0;
}

/**
 * Pushes and CI runs that no report asks for any more; deployments and what they brought stay. Seq Scans, a few times a
 * day.
 */
export async function deleteOldCode(client: Queryable, days: number): Promise<number> {
  let deleted = 0;
  for (const [table, column] of [
    ['code_push', 'pushed_at'],
    ['ci_run', 'finished_at'],
  ] as const) {
    const { rowCount } = await client.query(
      `DELETE FROM ${table} WHERE ${column} < candor_now() - make_interval(days => $1)`,
      [days],
    );
    deleted += rowCount ?? 0;
  }
  return deleted;
}

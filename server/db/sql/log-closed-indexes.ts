import type pg from 'pg';
import type { DayPartition } from './day-partitions';

/**
 * Builds the text and attribute indexes of a partition whose day is over, without holding up late events.
 * Needs the owner's connection, outside a transaction. An index left invalid by an interrupted build is built again.
 */
export async function indexClosedLogPartition(
  client: Pick<pg.ClientBase, 'query'>,
  partition: DayPartition,
): Promise<string[]> {
  const wanted = [
    { name: `${partition.name}_message_trgm`, method: 'gin (message gin_trgm_ops)' },
    { name: `${partition.name}_attributes`, method: 'gin (attributes jsonb_path_ops)' },
  ];
  const built: string[] = [];
  for (const { name, method } of wanted) {
    const { rows } = await client.query<{ valid: boolean }>(
      'SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)',
      [name],
    );
    if (rows[0]?.valid === true) continue;
    if (rows[0] !== undefined) await client.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
    await client.query(`CREATE INDEX CONCURRENTLY ${name} ON ${partition.name} USING ${method}`);
    built.push(name);
  }
  if (built.length > 0) await client.query(`ANALYZE ${partition.name}`);
  return built;
}

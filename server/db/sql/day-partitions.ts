import type pg from 'pg';

type Queryable = Pick<pg.ClientBase, 'query'>;

/** One day of a telemetry table. */
export interface DayPartition {
  name: string;
  /** YYYY-MM-DD, UTC. */
  day: string;
}

/** The tables that are partitioned by day, found in the catalogue. */
export async function listDayPartitionedTables(client: Queryable): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND p.partstrat = 'r' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Makes the partitions of the given days (YYYY-MM-DD, UTC) where they are missing; answers how many were made. */
export async function makeDayPartitions(
  client: Queryable,
  table: string,
  days: Iterable<string>,
): Promise<number> {
  const { rows } = await client.query<{ made: number }>(
    'SELECT count(*) FILTER (WHERE candor_make_day_partition($1, day))::int AS made FROM unnest($2::date[]) AS d(day)',
    [table, [...days].sort()],
  );
  return rows[0]?.made ?? 0;
}

/** Every partition of a table, oldest first. */
export async function listDayPartitions(client: Queryable, table: string): Promise<DayPartition[]> {
  const { rows } = await client.query<DayPartition>(
    `SELECT c.relname AS name, to_char(to_date(right(c.relname, 8), 'YYYYMMDD'), 'YYYY-MM-DD') AS day
     FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = quote_ident($1)::regclass AND c.relname ~ '_[0-9]{8}$'
     ORDER BY c.relname`,
    [table],
  );
  return rows;
}

/** Drops the partitions of days before `firstKeptDay` (YYYY-MM-DD, UTC); answers their names. */
export async function dropDayPartitionsBefore(
  client: Queryable,
  table: string,
  firstKeptDay: string,
): Promise<string[]> {
  const partitions = await listDayPartitions(client, table);
  const old = partitions.filter((partition) => partition.day < firstKeptDay);
  for (const { day } of old) {
    await client.query('SELECT candor_drop_day_partition($1, $2::date)', [table, day]);
  }
  return old.map(({ name }) => name);
}

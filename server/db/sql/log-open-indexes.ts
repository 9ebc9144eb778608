import type { HourStretch } from '@/domain/logs/open-day-stretches';
import type { Queryable } from './bind';
import type { DayPartition } from './day-partitions';

/** The two kinds of index that searches look things up in, by the part of their name that follows the partition's. */
const KINDS = [
  { kind: 'message_trgm', method: 'gin (message gin_trgm_ops)' },
  { kind: 'attributes', method: 'gin (attributes jsonb_path_ops)' },
] as const;

/** What a partition can be looked up in: all of it, or stretches of hours. */
export interface IndexedPartition {
  name: string;
  whole: boolean;
  stretches: HourStretch[];
}

/** Every partition with the indexes that are built and valid, newest first. Reads the catalog alone. */
export async function listIndexedPartitions(client: Queryable): Promise<IndexedPartition[]> {
  const { rows } = await client.query<{ name: string; indexes: string[] }>(
    `SELECT c.relname AS name, array(
       SELECT xc.relname::text FROM pg_index x JOIN pg_class xc ON xc.oid = x.indexrelid
       WHERE x.indrelid = c.oid AND x.indisvalid) AS indexes
     FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'log_event'::regclass AND c.relname ~ '^log_event_[0-9]{8}$' ORDER BY c.relname DESC`,
  );
  return rows.map(({ name, indexes }) => ({
    name,
    whole: KINDS.every(({ kind }) => indexes.includes(`${name}_${kind}`)),
    stretches: stretchesOf(name, indexes),
  }));
}

/** The stretches for which every kind of index is there, earliest first. */
function stretchesOf(partition: string, indexes: string[]): HourStretch[] {
  const [first] = KINDS;
  const start = `${partition}_${first.kind}_`;
  return indexes
    .flatMap((name) => {
      const hours = /^(\d\d)_(\d\d)$/.exec(name.startsWith(start) ? name.slice(start.length) : '');
      return hours ? [{ fromHour: Number(hours[1]), toHour: Number(hours[2]) }] : [];
    })
    .filter((stretch) =>
      KINDS.every(({ kind }) => indexes.includes(stretchIndexName(partition, kind, stretch))),
    )
    .sort((a, b) => a.fromHour - b.fromHour);
}

function stretchIndexName(partition: string, kind: string, stretch: HourStretch): string {
  const hour = (value: number) => String(value).padStart(2, '0');
  return `${partition}_${kind}_${hour(stretch.fromHour)}_${hour(stretch.toHour)}`;
}

/**
 * Builds the text and attribute indexes of some hours of a day. Events of other hours only cost a look at the predicate.
 * Needs the owner's connection, outside a transaction.
 */
export async function indexLogStretch(
  client: Queryable,
  partition: DayPartition,
  stretch: HourStretch,
): Promise<void> {
  const at = (hour: number) => new Date(Date.parse(partition.day) + hour * 3_600_000).toISOString();
  for (const { kind, method } of KINDS) {
    const name = stretchIndexName(partition.name, kind, stretch);
    // What an interrupted build left behind is invalid, and in the way.
    await client.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
    await client.query(
      `CREATE INDEX CONCURRENTLY ${name} ON ${partition.name} USING ${method}
       WHERE ts >= '${at(stretch.fromHour)}' AND ts < '${at(stretch.toHour)}'`,
    );
  }
  await client.query(`ANALYZE ${partition.name}`);
}

/** Drops the indexes of stretches once the whole day has its own; answers how many. Needs the owner's connection. */
export async function dropLogStretches(client: Queryable, partition: string): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT xc.relname AS name FROM pg_index x JOIN pg_class xc ON xc.oid = x.indexrelid
     WHERE x.indrelid = to_regclass($1) AND xc.relname ~ '_[0-9]{2}_[0-9]{2}$'`,
    [partition],
  );
  for (const { name } of rows) await client.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
  return rows.length;
}

/**
 * Events of a UTC day by hour, over all projects; 24 numbers. Needs a role that sees every project.
 * Nested Loop of the projects with an Index Scan using log_rollup_hour_pkey.
 */
export async function countLogHours(client: Queryable, day: string): Promise<number[]> {
  const { rows } = await client.query<{ hour: number; count: string }>(
    `SELECT extract(hour FROM r.bucket AT TIME ZONE 'UTC')::int AS hour, sum(r.count)::text AS count
     FROM project p CROSS JOIN LATERAL (
       SELECT bucket, count FROM log_rollup_hour
       WHERE project_id = p.id AND bucket >= $1::timestamptz AND bucket < $1::timestamptz + interval '1 day'
     ) AS r GROUP BY 1`,
    [`${day}T00:00:00Z`],
  );
  const counts = Array.from({ length: 24 }, () => 0);
  for (const { hour, count } of rows) counts[hour] = Number(count);
  return counts;
}

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { listDayPartitionedTables, makeDayPartitions } from './sql/day-partitions';

/** Tables that belong to no project and that candor_app may read all the same, each with its reason. */
const READABLE_BY_ALL: Record<string, string> = {};

const database = await createTestDatabase();
const admin = new pg.Client({ connectionString: database.url });
await admin.connect();
afterAll(() => admin.end());

interface Table {
  name: string;
  isPartition: boolean;
  /** The column that names the project; null when there is none. */
  projectColumn: string | null;
  rowSecurity: boolean;
  forced: boolean;
  policies: number;
}

for (const table of await listDayPartitionedTables(admin)) {
  await makeDayPartitions(admin, table, [new Date().toISOString().slice(0, 10)]);
}
const { rows: tables } = await admin.query<Table>(`
  SELECT c.relname AS name, c.relispartition AS "isPartition",
         CASE WHEN c.relname = 'project' THEN 'id' ELSE (
           SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attname = 'project_id' AND NOT attisdropped
         ) END AS "projectColumn",
         c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS forced,
         (SELECT count(*)::int FROM pg_policy WHERE polrelid = c.oid) AS policies
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
  ORDER BY c.relname`);

const { rows: views } = await admin.query<{ name: string }>(`
  SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('v', 'm') ORDER BY c.relname`);

const scoped = tables.filter((table) => table.projectColumn !== null);
const parents = scoped.filter((table) => !table.isPartition);
const unscoped = tables.filter((table) => table.projectColumn === null);

interface Column {
  name: string;
  type: string;
  /** The table and column that this refers to, when it does. */
  table: string | null;
  column: string | null;
}

async function requiredColumns(table: string): Promise<Column[]> {
  const { rows } = await admin.query<Column>(
    `SELECT a.attname AS name, t.typname AS type, r.table, r.column
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     LEFT JOIN LATERAL (
       SELECT k.confrelid::regclass::text AS table, target.attname AS column
       FROM pg_constraint k
       JOIN pg_attribute target ON target.attrelid = k.confrelid
         AND target.attnum = k.confkey[array_position(k.conkey, a.attnum)]
       WHERE k.conrelid = a.attrelid AND k.contype = 'f' AND a.attnum = ANY (k.conkey) LIMIT 1
     ) r ON true
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attnotnull AND NOT a.atthasdef
     ORDER BY a.attnum`,
    [table],
  );
  return rows;
}

/** A value of a type that any column of it takes. */
const VALUES: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: "'x' || gen_random_uuid()",
  bytea: "convert_to(gen_random_uuid()::text, 'utf8')",
  date: 'current_date',
  int2: '1',
  int4: '1',
  int8: '(random() * 1e9)::bigint',
  bool: 'true',
  float8: '1',
  jsonb: "'{}'",
  _text: "'{}'",
};

/** What a row of the project itself, or of anything above projects, has in the column that is referred to. */
function firstOf(name: string, column: string, projectId: string): string {
  const target = tables.find((one) => one.name === name);
  const own = target?.projectColumn ? `WHERE ${target.projectColumn} = '${projectId}'` : '';
  return `(SELECT "${column}" FROM "${name}" ${own} ORDER BY 1 LIMIT 1)`;
}

/** Tables after those that they refer to. */
async function inOrder(list: readonly Table[]): Promise<Table[]> {
  const waiting = new Map(list.map((table) => [table.name, table]));
  const ordered: Table[] = [];
  const place = async (table: Table): Promise<void> => {
    if (!waiting.delete(table.name)) return;
    for (const { table: parent } of await requiredColumns(table.name)) {
      const before = waiting.get(parent ?? '');
      if (before !== undefined) await place(before);
    }
    ordered.push(table);
  };
  for (const table of list) await place(table);
  return ordered;
}

/** An INSERT of one row of a project, made from what the table demands. */
async function insertOf(table: Table, projectId: string): Promise<string> {
  const columns = await requiredColumns(table.name);
  const names = new Set(columns.map(({ name }) => name));
  if (table.projectColumn !== null) names.add(table.projectColumn);
  const values = [...names].map((name, place) => {
    if (name === table.projectColumn) return `'${projectId}'`;
    const column = columns.find((one) => one.name === name);
    if (column?.table && column.column) return firstOf(column.table, column.column, projectId);
    // A time that stands behind another one is often demanded to be later.
    if (column?.type === 'timestamptz') return `now() + interval '${place} milliseconds'`;
    const value = VALUES[column?.type ?? ''];
    if (value === undefined)
      throw new Error(`VALUES has no ${column?.type} yet, which ${table.name}.${name} needs`);
    return value;
  });
  const quoted = [...names].map((name) => `"${name}"`);
  return `INSERT INTO "${table.name}" (${quoted.join(', ')}) VALUES (${values.join(', ')})`;
}

/** Runs as candor_app with a project set (or none) and takes everything back; answers the error's state when refused. */
async function asApp<T>(
  projectId: string | null,
  work: () => Promise<T>,
): Promise<T | { refused: string }> {
  await admin.query('BEGIN');
  try {
    await admin.query('SET LOCAL ROLE candor_app');
    if (projectId !== null)
      await admin.query("SELECT set_config('candor.project_id', $1, true)", [projectId]);
    return await work();
  } catch (error) {
    if (error instanceof pg.DatabaseError) return { refused: error.code ?? '' };
    throw error;
  } finally {
    await admin.query('ROLLBACK');
  }
}

async function countRows(table: { name: string }, where: string): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "${table.name}" WHERE ${where}`,
  );
  return rows[0]?.count ?? -1;
}

const REFUSED = { refused: '42501' };
const NOT_UPDATABLE = { refused: '55000' };
let mine = '';
let other = '';

beforeAll(async () => {
  await admin.query("INSERT INTO organisation (name) VALUES ('Tests')");
  await admin.query("INSERT INTO user_account (email, name) VALUES ('a@example.com', 'A')");
  const project = async (slug: string) => {
    const { rows } = await admin.query<{ id: string }>(
      `INSERT INTO project (organisation_id, slug, name)
       VALUES ((SELECT id FROM organisation LIMIT 1), $1, $1) RETURNING id`,
      [slug],
    );
    return rows[0]?.id ?? '';
  };
  mine = await project('mine');
  other = await project('other');
  for (const table of await inOrder(parents.filter(({ name }) => name !== 'project')))
    for (const projectId of [mine, other]) await admin.query(await insertOf(table, projectId));
});

test('the catalogue holds the tables that this test is about', () => {
  expect(scoped.map(({ name }) => name)).toContain('log_event');
  expect(unscoped.map(({ name }) => name)).toContain('user_account');
});

describe.each(scoped)('$name', (table) => {
  test('is under row-level security, for its owner too', () => {
    expect(table).toMatchObject({ rowSecurity: true, forced: true });
    // A partition is reached through its parent; without a policy of its own it shows nothing directly.
    expect(table.policies).toBe(table.isPartition ? 0 : 1);
  });

  test('shows nothing while no project is set', async () => {
    const seen = await asApp(null, () => countRows(table, 'true'));
    expect(table.isPartition ? REFUSED : 0).toEqual(seen);
  });
});

describe.each(parents)('$name', (table) => {
  const column = `"${table.projectColumn}"`;

  test('shows the rows of the project that is set and no others', async () => {
    expect(await countRows(table, `${column} = '${other}'`)).toBeGreaterThan(0);
    const own = await asApp(mine, () => countRows(table, `${column} = '${mine}'`));
    expect(own).toBeGreaterThan(0);
    expect(await asApp(mine, () => countRows(table, `${column} <> '${mine}'`))).toBe(0);
  });

  test('takes no row for another project', async () => {
    const insert = await insertOf(table, other);
    expect(await asApp(mine, () => admin.query(insert))).toEqual(REFUSED);
    expect(await asApp(null, () => admin.query(insert))).toEqual(REFUSED);
  });

  test('lets nobody change, take over or delete a row of another project', async () => {
    for (const change of [
      `UPDATE "${table.name}" SET ${column} = ${column} WHERE ${column} = '${other}'`,
      `DELETE FROM "${table.name}" WHERE ${column} = '${other}'`,
    ]) {
      const outcome = await asApp(mine, async () => (await admin.query(change)).rowCount);
      expect([0, REFUSED]).toContainEqual(outcome);
    }
    const handOver = `UPDATE "${table.name}" SET ${column} = '${other}' WHERE ${column} = '${mine}'`;
    expect(await asApp(mine, () => admin.query(handOver))).toEqual(REFUSED);
  });
});

describe.each(unscoped)('$name', (table) => {
  test('belongs to no project and is closed to candor_app', async () => {
    const seen = await asApp(mine, () => countRows(table, 'true'));
    if (READABLE_BY_ALL[table.name] === undefined) expect(seen).toEqual(REFUSED);
    else expect(seen).toBeGreaterThanOrEqual(0);
    expect(await asApp(mine, () => admin.query(`DELETE FROM "${table.name}"`))).toEqual(REFUSED);
  });
});

// A view acts with its owner's rights, which may pass the policy: it has to confine its rows by itself.
describe.each(views)('$name', (view) => {
  test('shows the rows of the project that is set and no others', async () => {
    expect(await asApp(null, () => countRows(view, 'true'))).toBe(0);
    expect(await asApp(mine, () => countRows(view, `project_id = '${mine}'`))).toBeGreaterThan(0);
    expect(await asApp(mine, () => countRows(view, `project_id <> '${mine}'`))).toBe(0);
  });

  test('takes no change', async () => {
    const change = `DELETE FROM "${view.name}"`;
    expect([REFUSED, NOT_UPDATABLE]).toContainEqual(await asApp(mine, () => admin.query(change)));
  });
});

test('the runtime roles are no superusers and own no table', async () => {
  const { rows } = await admin.query(
    "SELECT rolname, rolsuper, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname IN ('candor_app', 'candor_system') ORDER BY 1",
  );
  expect(rows).toEqual([
    { rolname: 'candor_app', rolsuper: false, rolcreaterole: false, rolbypassrls: false },
    { rolname: 'candor_system', rolsuper: false, rolcreaterole: false, rolbypassrls: true },
  ]);
  const { rows: owned } = await admin.query(
    "SELECT relname FROM pg_class WHERE relowner IN ('candor_app'::regrole, 'candor_system'::regrole) AND relkind <> 'v'",
  );
  expect(owned).toEqual([]);
});

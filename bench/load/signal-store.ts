import pg from 'pg';
import { migrate } from '@/server/db/migrate';
import { makeBenchProject } from '../product';
import { fillSignals } from './fill-signals';
import { signIn } from './sign-in';
import { DAY_MS } from './signal-history';

/** Of the project in each store. */
export const SLUG = 'bench';

/** A database with so many days of signals, and somebody who may look at them. */
export interface SignalStore {
  url: string;
  projectId: string;
  days: number;
  nowMs: number;
  cookie: string;
}

/**
 * Makes and fills the database `name` of a server, unless a kept one is filled already. The product's clock stands at the
 * end of a day (UTC), when the running day's roll-ups are the longest.
 */
export async function openSignalStore(
  serverUrl: string,
  { name, days, secret }: { name: string; days: number; secret: string },
  tell: (done: string) => void,
): Promise<SignalStore> {
  const { href: url } = Object.assign(new URL(serverUrl), { pathname: `/${name}` });
  const filled = await withClient(serverUrl, async (server) => {
    const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    const found = rowCount === 0 ? null : await readFilled(url);
    // One whose filling was interrupted is made anew.
    if (found === null) {
      await server.query(`DROP DATABASE IF EXISTS ${name}`);
      await server.query(`CREATE DATABASE ${name}`);
    }
    return found;
  });
  await migrate({ databaseUrl: url });
  const { projectId, nowMs } = filled ?? (await fillStore(url, days, tell));
  return withClient(url, async (client) => {
    await client.query('UPDATE candor_clock SET shift_ms = $1', [Math.round(nowMs - Date.now())]);
    return { url, projectId, days, nowMs, cookie: await signIn(client, projectId, secret) };
  });
}

async function readFilled(url: string): Promise<{ projectId: string; nowMs: number } | null> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query(
      "SELECT WHERE to_regclass('bench_filled') IS NOT NULL",
    );
    if (tables.length === 0) return null;
    const { rows } = await client.query<{ projectId: string; nowMs: number }>(
      'SELECT project_id AS "projectId", now_ms AS "nowMs" FROM bench_filled',
    );
    return rows[0] ?? null;
  });
}

async function fillStore(url: string, days: number, tell: (done: string) => void) {
  const nowMs = (Math.floor(Date.now() / DAY_MS) + 1) * DAY_MS - 20 * 60_000;
  const { projectId } = await makeBenchProject(url, SLUG);
  await fillSignals(url, { projectId, days, nowMs }, tell);
  await withClient(url, async (client) => {
    await client.query('UPDATE project SET retention_days = 400 WHERE id = $1', [projectId]);
    await client.query('CREATE TABLE bench_filled (project_id uuid, now_ms float8)');
    await client.query('INSERT INTO bench_filled VALUES ($1, $2)', [projectId, nowMs]);
  });
  return { projectId, nowMs };
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

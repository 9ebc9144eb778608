import pg from 'pg';
import { env } from '../env';
import type { Prisma } from './generated/client';
import { PrismaClient } from './generated/client';
import { PrismaAdapter } from './prisma-adapter';

/** A connection inside somebody's transaction, for hand-written statements in server/db/sql. */
export type DatabaseClient = pg.ClientBase;

/** A Prisma transaction that row-level security confines to one project. */
export type ProjectTransaction = Prisma.TransactionClient;

interface Connections {
  /** As candor_system: Prisma, and reads that switch to candor_app inside their transaction. */
  pool: pg.Pool;
  /** As candor_system, for ingest alone, so that slow reads never hold up a write. */
  ingestPool: pg.Pool;
  prisma: PrismaClient;
}

// Next.js loads server modules once a bundle; the pools must still be one a process. They go by the database's address: what
// one test file left running must not open its own database for the next.
const globalStore = globalThis as typeof globalThis & {
  candorConnections?: Map<string, Connections>;
};

const POOL_SIZE = 12;
const INGEST_POOL_SIZE = 5;

function makePool(connectionString: string, name: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: name,
    // Runtime never acts with the rights of the role that migrates.
    options: '-c role=candor_system',
    connectionTimeoutMillis: 5_000,
    // A new connection has to plan anew what an old one has kept, which over many partitions takes longer than to read.
    idleTimeoutMillis: 300_000,
    keepAlive: true,
  });
  // An idle connection that breaks (a database restart) must not end the process; the pool replaces it.
  pool.on('error', () => {});
  // One in use fails its statement; the event that comes besides would end the process as well.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function connections(): Connections {
  const url = env().DATABASE_URL;
  globalStore.candorConnections ??= new Map();
  let found = globalStore.candorConnections.get(url);
  if (found === undefined) {
    const pool = makePool(url, 'candor', POOL_SIZE);
    found = {
      pool,
      ingestPool: makePool(url, 'candor-ingest', INGEST_POOL_SIZE),
      prisma: new PrismaClient({
        adapter: new PrismaAdapter(pool),
        // A busy machine takes longer than the usual 5 s to do what is quick otherwise.
        transactionOptions: { maxWait: 5_000, timeout: 15_000 },
      }),
    };
    globalStore.candorConnections.set(url, found);
  }
  return found;
}

/** Prisma as candor_system: sees every project. Only for sign-in, key look-ups, the worker and organisation-level work. */
export function db(): PrismaClient {
  return connections().prisma;
}

/** The shared pool as candor_system, for hand-written statements in server/db/sql. */
export function systemPool(): pg.Pool {
  return connections().pool;
}

/** The pool kept free for ingest. */
export function ingestPool(): pg.Pool {
  return connections().ingestPool;
}

const PROJECT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function checkedProjectId(projectId: string): string {
  if (!PROJECT_ID.test(projectId)) throw new Error('A project id must be a UUID');
  return projectId;
}

/** Runs `work` in one transaction as candor_app, confined to `projectId` by row-level security. */
export function inProject<T>(
  projectId: string,
  work: (tx: ProjectTransaction) => Promise<T>,
): Promise<T> {
  checkedProjectId(projectId);
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('role', 'candor_app', true), set_config('candor.project_id', ${projectId}, true)`;
    return work(tx);
  });
}

interface ReadOptions {
  timeoutMs?: number;
  /** Statements made by `kept` are planned once a connection, whatever their parameters; so all in it must suit that. */
  keepsPlans?: boolean;
}

/**
 * Runs hand-written reads in one read-only transaction as candor_app, confined to `projectId`.
 * `timeoutMs` bounds each statement; Postgres answers 57014 past it.
 */
export async function readInProject<T>(
  projectId: string,
  work: (client: pg.PoolClient) => Promise<T>,
  options: ReadOptions = {},
): Promise<T> {
  const id = checkedProjectId(projectId);
  const timeoutMs = Math.max(1, Math.floor(options.timeoutMs ?? 10_000));
  const plans =
    options.keepsPlans === true ? 'SET LOCAL plan_cache_mode = force_generic_plan;' : '';
  const client = await connections().pool.connect();
  let broken: Error | undefined;
  try {
    // One round trip. The id is a checked UUID and the time-out a number, so neither can carry SQL.
    await client.query(
      `BEGIN READ ONLY; SET LOCAL ROLE candor_app; SET LOCAL statement_timeout = ${timeoutMs}; ${plans} SELECT set_config('candor.project_id', '${id}', true)`,
    );
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Closes every connection; for the worker's and tests' clean end. */
export async function closeConnections(): Promise<void> {
  const open = [...(globalStore.candorConnections?.values() ?? [])];
  delete globalStore.candorConnections;
  await Promise.all(open.map(({ prisma }) => prisma.$disconnect()));
  await Promise.all(
    open
      .flatMap(({ pool, ingestPool }) => [pool, ingestPool])
      .map((pool) => (pool.ended ? undefined : pool.end())),
  );
}

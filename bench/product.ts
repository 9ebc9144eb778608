import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '@/scripts/postgres/free-port';
import { startEmbeddedPostgres } from '@/scripts/postgres/start-embedded-postgres';
import { buildWeb, webArguments } from '@/scripts/up/build-web';
import { type Program, startProgram } from '@/scripts/up/programs';
import { waitUntilReady } from '@/scripts/up/wait-until-ready';
import { migrate } from '@/server/db/migrate';

export interface BenchDatabase {
  url: string;
  directory: string;
  /** Of the server, whose children do its work. */
  pid: number;
  stop: () => Promise<void>;
}

export interface BenchProject {
  projectId: string;
  apiKey: string;
}

/** A database of the bench's own, as durable as the product's, gone when it stops unless it is to be kept in `keep`. */
export async function startBenchDatabase(keep?: string): Promise<BenchDatabase> {
  const directory = keep ?? mkdtempSync(path.join(tmpdir(), 'candor-bench-'));
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o711);
  const server = await startEmbeddedPostgres({ dataDirectory: directory });
  await migrate({ databaseUrl: server.url });
  return {
    url: server.url,
    directory,
    pid: server.pid,
    stop: async () => {
      await server.stop();
      if (keep === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** An organisation, a project and a key with every scope and no limits, made as the set-up would. */
export async function makeBenchProject(databaseUrl: string, slug: string): Promise<BenchProject> {
  const apiKey = `cnd_${randomBytes(24).toString('hex')}`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `WITH o AS (INSERT INTO organisation (name) VALUES ($1) RETURNING id),
       p AS (INSERT INTO project (organisation_id, slug, name) SELECT id, $1, $1 FROM o RETURNING id)
       INSERT INTO api_key (project_id, name, prefix, key_hash, scopes)
       SELECT id, 'bench', 'cnd_', $2, '{ingest,read,write,admin}' FROM p RETURNING project_id AS id`,
      [slug, createHash('sha256').update(apiKey).digest()],
    );
    const projectId = rows[0]?.id;
    if (projectId === undefined) throw new Error('The bench project was not made');
    return { projectId, apiKey };
  } finally {
    await client.end();
  }
}

export interface BenchWeb {
  port: number;
  program: Program;
}

/**
 * Builds `app` (a Next.js folder; the product itself by default, unless it is built from these sources) and starts it on a
 * free port.
 */
export async function startBenchWeb(
  database: Pick<BenchDatabase, 'url' | 'directory'>,
  app = '.',
  settings: Record<string, string> = {},
): Promise<BenchWeb> {
  const distDirectory = app === '.' ? process.env.CANDOR_DIST_DIR || '.next-bench' : '.next';
  if (app === '.') await buildWeb({ distDirectory });
  const port = await freePort();
  const program = startProgram({
    name: `web ${app}`,
    args: [...webArguments(port), app],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      CANDOR_DIST_DIR: distDirectory,
      DATABASE_URL: database.url,
      CANDOR_SECRET: randomBytes(32).toString('hex'),
      CANDOR_BASE_URL: `http://localhost:${port}`,
      CANDOR_LOG_LEVEL: 'warn',
      CANDOR_SELF_WATCH: 'false',
      PORT: String(port),
      ...settings,
    },
    log: path.join(database.directory, `web-${port}.log`),
    verbose: false,
  });
  const address = app === '.' ? `http://127.0.0.1:${port}/readyz` : `http://127.0.0.1:${port}/`;
  await waitUntilReady({ address, programs: [program], stop: new AbortController().signal });
  return { port, program };
}

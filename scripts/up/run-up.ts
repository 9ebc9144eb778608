import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { migrate } from '@/server/db/migrate';
import { parseEnv } from '@/server/env';
import { startEmbeddedPostgres } from '../postgres/start-embedded-postgres';
import { generateClient } from '../prisma/generate-client';
import { step } from '../step.mjs';
import { buildClient } from './build-client';
import { buildWeb, webArguments } from './build-web';
import { choosePort } from './choose-port';
import { removeData, secretOf } from './data-directory';
import { type Keeper, keepRunning } from './keep-running';
import type { UpOptions } from './options.mjs';
import { startProgram } from './programs';
import type { RunFile } from './run-file.mjs';
import { waitUntilReady } from './wait-until-ready';

/** A web process looks for its parent twice a second and then has five seconds to end. */
const KILLED_ENDS_WITHIN_MS = 7_000;

/**
 * Everything of `npm run up` that needs the packages: database, migrations, build, web, worker. Runs
 * until `stop` is aborted, then stops in the reverse order and returns.
 *
 * @throws Error when a step fails; what had been started is stopped by then.
 */
export async function runUp({
  options,
  runFile,
  stop,
}: {
  options: UpOptions;
  runFile: RunFile;
  stop: AbortSignal;
}): Promise<void> {
  const started: { name: string; stop: () => Promise<void> }[] = [];
  try {
    const { address, signIn } = await start(options, runFile, started, stop);
    runFile.tell(address);
    console.log(`\nCandor is ready: ${address}\n${signIn}\nCtrl-C stops it.\n`);
    await untilAborted(stop);
  } finally {
    if (started.length > 0) console.log('');
    for (const { name, stop: end } of started.reverse()) await step(`Stopping ${name}`, end);
  }
}

async function start(
  options: UpOptions,
  { afterKilled }: RunFile,
  started: { name: string; stop: () => Promise<void> }[],
  stop: AbortSignal,
): Promise<{ address: string; signIn: string }> {
  const { dataDirectory, dev, verbose } = options;
  const next = async (title: string, work: Parameters<typeof step>[1]) => {
    stop.throwIfAborted();
    await step(title, work);
  };
  // Known before the long steps, so that a port that is taken or a wrong setting is told at once.
  await choosePort(options.port, { patienceMs: afterKilled ? KILLED_ENDS_WITHIN_MS : 0 });
  parseEnv({
    ...process.env,
    DATABASE_URL: process.env.DATABASE_URL || 'postgresql://embedded',
    CANDOR_SECRET: secretOf(dataDirectory),
  });

  if (options.fresh) {
    await next('Removing the data', async () => {
      await removeData(dataDirectory);
      return dataDirectory;
    });
  }
  let databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) {
    await next('PostgreSQL', async () => {
      const postgres = await keepPostgres(dataDirectory, stop);
      started.push({ name: 'PostgreSQL', stop: postgres.stop });
      databaseUrl = postgres.url;
      return `port ${postgres.port}`;
    });
  }
  if (!databaseUrl) throw new Error('unreachable: a database was neither given nor started');
  const url = databaseUrl;
  await next('Prisma client', generateClient);
  await next('Migrations', async () => {
    const applied = await migrate({ databaseUrl: url });
    return applied.length === 0 ? 'up to date' : `${applied.length} applied`;
  });
  if (dev) await next('Client package', buildClient);
  else await next('Build', () => buildWeb({ stop }));

  const { port, remark } = await choosePort(options.port);
  const address = process.env.CANDOR_BASE_URL || `http://localhost:${port}`;
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: url,
    PORT: String(port),
    CANDOR_DATA_DIR: dataDirectory,
    CANDOR_SECRET: secretOf(dataDirectory),
    CANDOR_BASE_URL: address,
  });
  const keep = (name: string, args: string[]): Keeper => {
    const log = path.join(dataDirectory, `${name}.log`);
    const keeper = keepRunning(
      () => startProgram({ name, args, env: process.env, log, verbose }),
      console.error,
    );
    started.push({ name, stop: () => keeper.stop() });
    return keeper;
  };
  await next('Web and worker', async () => {
    const worker = keep('worker', ['--import', 'tsx', 'server/worker/main.ts']);
    const web = keep('web', webArguments(port, { dev }));
    await waitUntilReady({
      address: `http://127.0.0.1:${port}/readyz`,
      programs: [web.current, worker.current],
      stop,
    });
    return remark;
  });

  // These modules read the generated client, which may not have been there when this one was loaded.
  const { fillDemo, signInAddress } = await import('./first-sign-in');
  if (options.demo) {
    await next('Demo project', (report) =>
      fillDemo({ baseUrl: `http://127.0.0.1:${port}`, stop, report }),
    );
  }
  return { address, signIn: await signInAddress(address) };
}

/** The embedded server, started again should it end by itself. */
async function keepPostgres(dataDirectory: string, stop: AbortSignal) {
  let server = await startEmbeddedPostgres({ dataDirectory, ownServer: true });
  const { url, port } = server;
  const watch = async () => {
    for (;;) {
      await server.ended;
      if (stop.aborted) return;
      console.error(`PostgreSQL ended unexpectedly (see ${server.log}); starting it again.`);
      try {
        server = await startEmbeddedPostgres({ dataDirectory, ownServer: true });
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        await delay(5_000, undefined, { signal: stop }).catch(() => {});
      }
    }
  };
  void watch();
  return { url, port, stop: () => server.stop() };
}

function untilAborted(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    // Nothing else keeps this process busy when web and worker are quiet.
    const alive = setInterval(() => {}, 60_000);
    stop.addEventListener('abort', () => {
      clearInterval(alive);
      resolve();
    });
  });
}

import { rmSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../postgres/free-port';
import { removeCluster } from '../postgres/server-place';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../postgres/start-embedded-postgres';
import { throwAwayFolder } from '../postgres/throw-away-postgres';
import { generateClient } from '../prisma/generate-client';
import { buildWeb, webArguments } from '../up/build-web';
import { type Program, startProgram } from '../up/programs';
import { waitUntilReady } from '../up/wait-until-ready';
import { askUntil } from './brokers/server-process';
import { placeMigratedCluster } from './place-migrated-cluster';

export interface ProductOptions {
  /** Settings besides those that every start needs. */
  settings?: Record<string, string>;
  /** Starts the worker too. */
  worker?: boolean;
  /** Postgres writes everything down before it answers, so that its own death costs nothing that was acknowledged. */
  durable?: boolean;
  /** The worker knows where to tell the demo's story on; otherwise what was seeded stands still. */
  simulator?: boolean;
  /** How many web processes share the database; their addresses are `origins`. */
  webs?: number;
}

/** The product as `npm run up` starts it, in a folder of its own, with each part to be killed and started again. */
export interface Product {
  /** Address of the first web process. */
  readonly origin: string;
  readonly origins: readonly string[];
  /** A key with all scopes, of the project named Default. */
  readonly apiKey: string;
  /** Connection string of the superuser, past row-level security. */
  readonly databaseUrl: string;
  readonly webs: readonly Program[];
  readonly worker: Program | undefined;
  /** Ends a part as `kill -9` does; resolves once it is gone. */
  kill(part: ProductPart): Promise<void>;
  /** Starts a part that has ended; resolves once it works. */
  start(part: ProductPart): Promise<void>;
  /** Ends Postgres in good order, leaving the rest running. */
  stopPostgres(): Promise<void>;
  stop(): Promise<void>;
}

export type ProductPart = 'web' | 'worker' | 'postgres';

/** The port that is to discard: left out, the worker would tell the demo's story to whoever listens on port 3000. */
const NOBODY = 'http://127.0.0.1:9';

const WORKER_WITHIN_MS = 180_000;

export const PRODUCT_API_KEY = 'cnd_the_key_of_a_product_that_tests_have_started';
export const PRODUCT_SECRET = 'a secret for tests alone, of no use elsewhere';

/**
 * Builds the product unless that was done, and starts it. Every part ends with this process.
 * @throws Error with the last lines of a part that does not come up.
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { distDirectory, isBuilt } = buildToUse();
  if (!isBuilt) {
    generateClient();
    await buildWeb({ distDirectory });
  }
  const folder = throwAwayFolder('candor-product-');
  await placeMigratedCluster(folder);
  const throwAway = options.durable !== true;
  const startPostgres = () => startEmbeddedPostgres({ dataDirectory: folder, throwAway });
  let postgres: EmbeddedPostgres = await startPostgres();
  const databaseUrl = postgres.url;

  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    CANDOR_DIST_DIR: distDirectory,
    DATABASE_URL: databaseUrl,
    CANDOR_DATA_DIR: folder,
    CANDOR_SECRET: PRODUCT_SECRET,
    CANDOR_INIT_API_KEY: PRODUCT_API_KEY,
    // A project more than the test made, and alerts of its own; whoever asks for it has it.
    CANDOR_SELF_WATCH: 'false',
    ...options.settings,
  };
  const ports = await freePorts(options.webs ?? 1);
  const origins = ports.map((port) => `http://127.0.0.1:${port}`);
  const startWeb = (index: number): Program => {
    const port = String(ports[index]);
    return startProgram({
      name: index === 0 ? 'web' : `web-${index + 1}`,
      args: webArguments(port),
      env: { ...env, PORT: port, CANDOR_BASE_URL: `http://127.0.0.1:${port}` },
      log: path.join(folder, `web-${index + 1}.log`),
    });
  };
  const startWorker = (): Program =>
    startProgram({
      name: 'worker',
      args: ['--import', 'tsx', 'server/worker/main.ts'],
      env: {
        ...env,
        CANDOR_BASE_URL: origins[0],
        CANDOR_INTERNAL_URL: options.simulator === true ? origins[0] : NOBODY,
      },
      log: path.join(folder, 'worker.log'),
    });
  const webs = ports.map((_, index) => startWeb(index));
  let worker = options.worker === true ? startWorker() : undefined;
  const workerReady = async () => {
    if (worker !== undefined) await untilRunning(worker);
  };
  const webReady = async (index: number) => {
    const web = webs[index];
    const address = `${origins[index]}/readyz`;
    if (web !== undefined) await waitUntilReady({ address, programs: [web] });
  };

  const product: Product = {
    origin: origins[0] ?? '',
    origins,
    apiKey: PRODUCT_API_KEY,
    databaseUrl,
    webs,
    get worker() {
      return worker;
    },
    async kill(part) {
      const killed =
        part === 'postgres'
          ? postgres
          : { pid: programOf(part)?.pid, ended: programOf(part)?.ended };
      if (killed.pid === undefined) throw new Error(`The ${part} does not run.`);
      process.kill(killed.pid, 'SIGKILL');
      await killed.ended;
    },
    async start(part) {
      if (part === 'postgres') {
        postgres = await startPostgres();
        return;
      }
      if (part === 'worker') {
        worker = startWorker();
        await workerReady();
        return;
      }
      webs[0] = startWeb(0);
      await webReady(0);
    },
    stopPostgres: () => postgres.stop(),
    async stop() {
      await Promise.all([...webs, worker].map((program) => program?.stop()));
      await postgres.stop();
      removeCluster(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const programOf = (part: ProductPart) => (part === 'web' ? webs[0] : worker);

  try {
    await Promise.all([...ports.map((_, index) => webReady(index)), workerReady()]);
  } catch (error) {
    await product.stop();
    throw error;
  }
  return product;
}

/** Until a worker says that it works. */
async function untilRunning(worker: Program): Promise<void> {
  const ended = worker.ended.then((how) => {
    throw new Error(`The worker ${how} while starting. Its last lines:\n${worker.lastLines()}`);
  });
  const said = askUntil(
    async () => worker.lastLines().includes('The worker is running'),
    'The worker does not run',
    WORKER_WITHIN_MS,
  );
  await Promise.race([said, ended]);
}

/** CANDOR_DIST_DIR names a build that its caller has made; without it, tests and benches share one of their own. */
function buildToUse(): { distDirectory: string; isBuilt: boolean } {
  const given = process.env.CANDOR_DIST_DIR;
  return { distDirectory: given ?? '.next-test', isBuilt: given !== undefined };
}

async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

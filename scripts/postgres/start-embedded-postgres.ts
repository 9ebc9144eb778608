import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort, isPortFree } from './free-port';
import { initialiseCluster, SERVER_USER } from './initialise-cluster';
import { leftBehindServer, untilGone } from './left-behind-server';
import { type ServerPlace, serverPlace } from './server-place';
import { serverSettings } from './server-settings';

const READY_WITHIN_MS = 60_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

export interface EmbeddedPostgres {
  /** Connection string of the superuser to the database `candor`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** False when the server ran already and is only used along. */
  readonly startedHere: boolean;
  readonly log: string;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Fast shutdown: ends sessions, writes everything down, returns once the server is gone. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data directory, making it on the first start, or joins the one
 * that runs there already. It listens at a free port of 127.0.0.1, which is remembered, and at a Unix socket in the
 * data directory where that can be; the connection string goes by the socket then, which takes less of both sides' time.
 *
 * The server outlives no starter: when this process is gone, for whatever reason, it shuts down.
 *
 * @param ownServer ends a server that runs there already and starts another, since the running one
 *   goes when its starter goes.
 * @param throwAway no fsync, and the data directory goes when this process does: for tests.
 * @throws Error with the tail of the server's log when it does not come up.
 */
export async function startEmbeddedPostgres({
  dataDirectory,
  ownServer = false,
  throwAway = false,
}: {
  dataDirectory: string;
  ownServer?: boolean;
  throwAway?: boolean;
}): Promise<EmbeddedPostgres> {
  const place = serverPlace(dataDirectory);
  const password = await initialiseCluster(place, throwAway);
  const deadline = Date.now() + READY_WITHIN_MS;

  for (;;) {
    const running = leftBehindServer(place.cluster);
    if (running) {
      const url = connectionUrl(password, running.port, 'postgres');
      if (ownServer) process.kill(running.pid, 'SIGINT');
      else if (await answers(url)) {
        return finish(place, password, {
          ...running,
          startedHere: false,
          ended: untilGone(place.cluster, { ref: false }),
          untilEnded: () => untilGone(place.cluster, { ref: true }),
        });
      }
      // It is on its way up or down; which of the two shows when it answers or is gone.
      if (Date.now() > deadline) {
        throw new Error(
          `A PostgreSQL server (pid ${running.pid}) holds ${place.cluster} but does not answer. ` +
            `Stop it with \`kill -INT ${running.pid}\` and start again.`,
        );
      }
      await delay(50);
      continue;
    }
    const started = await start(place, password, throwAway, deadline);
    if (started) return finish(place, password, started);
  }
}

interface RunningServer {
  readonly pid: number;
  readonly port: number;
  readonly startedHere: boolean;
  readonly ended: Promise<void>;
  /** As `ended`, but keeps this process alive for it. */
  untilEnded(): Promise<void>;
}

/** Starts a server; undefined when children of a killed one are still busy and it is worth another try. */
async function start(
  place: ServerPlace,
  password: string,
  throwAway: boolean,
  deadline: number,
): Promise<RunningServer | undefined> {
  const port = await rememberedPort(place.folder);
  if (existsSync(place.log) && statSync(place.log).size > LOG_LIMIT_BYTES) {
    renameSync(place.log, `${place.log}.1`);
  }
  const log = openSync(place.log, 'a', 0o600);
  const logStart = statSync(place.log).size;
  const server = spawn(
    place.programs.postgres,
    ['-D', place.cluster, ...serverSettings({ port, socket: place.socketOf(port), throwAway })],
    {
      ...(place.account && { uid: place.account.uid, gid: place.account.gid }),
      cwd: place.cluster,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      // Ctrl-C in a terminal reaches the whole process group; the server is to go last.
      detached: true,
    },
  );
  closeSync(log);
  let failure: Error | undefined;
  const ended = new Promise<void>((resolve) => {
    server.once('error', (error) => {
      failure = error;
      resolve();
    });
    server.once('exit', () => resolve());
  });
  let over = false;
  void ended.then(() => {
    over = true;
  });

  const url = connectionUrl(password, port, 'postgres');
  while (!over) {
    if (await answers(url)) {
      const pid = server.pid ?? 0;
      const guard = shutDownWithUs(pid, throwAway ? [place.cluster, place.folder] : []);
      server.unref();
      return {
        pid,
        port,
        ended: ended.then(() => void guard.kill('SIGKILL')),
        startedHere: true,
        untilEnded: () => {
          server.ref();
          return ended;
        },
      };
    }
    if (Date.now() > deadline) {
      server.kill('SIGQUIT');
      throw startError(
        place,
        logStart,
        `did not answer within ${READY_WITHIN_MS / 1000} s`,
        failure,
      );
    }
    await delay(25);
  }
  const said = readFileSync(place.log, 'utf8').slice(logStart);
  if (said.includes('pre-existing shared memory block') && Date.now() < deadline) {
    await delay(250);
    return undefined;
  }
  throw startError(place, logStart, 'ended at once', failure);
}

/**
 * A shell that waits for the end of our side of a pipe, which the system closes however we die, and
 * then shuts the server down (and removes what a throw-away one leaves). Costs no polling.
 */
function shutDownWithUs(pid: number, leftovers: readonly string[]): ChildProcess {
  const script =
    'pid=$1; shift; cat >/dev/null; kill -INT $pid; [ $# -eq 0 ] && exit; ' +
    'while kill -0 $pid 2>/dev/null; do sleep 0.1; done; rm -rf "$@"';
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(pid), ...leftovers], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    detached: true,
  });
  guard.unref();
  const { stdin } = guard;
  if (stdin && 'unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return guard;
}

async function finish(
  place: ServerPlace,
  password: string,
  running: RunningServer,
): Promise<EmbeddedPostgres> {
  const { pid, ended, port } = running;
  await ensureDatabase(connectionUrl(password, port, 'postgres'));
  const url = connectionUrl(password, port, 'candor');
  const socketUrl = urlBySocket(url, place.socketOf(port));
  return {
    pid,
    ended,
    port,
    startedHere: running.startedHere,
    log: place.log,
    // A server that another version has started may have no socket, and not every root gets at what is another account's.
    url: socketUrl !== undefined && (await answers(socketUrl)) ? socketUrl : url,
    async stop() {
      if (leftBehindServer(place.cluster)?.pid === pid) process.kill(pid, 'SIGINT');
      await running.untilEnded();
    },
  };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'candor'");
    if (rowCount === 0) await client.query('create database candor');
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function rememberedPort(folder: string): Promise<number> {
  const file = path.join(folder, 'postgres-port');
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (remembered > 0 && (await isPortFree(remembered))) return remembered;
  const port = await freePort();
  writeFileSync(file, `${port}\n`);
  return port;
}

function connectionUrl(password: string, port: number, database: string): string {
  return `postgresql://${SERVER_USER}:${password}@127.0.0.1:${port}/${database}`;
}

/** The host in the query goes before the other one, here as in libpq. */
function urlBySocket(url: string, socket: string | undefined): string | undefined {
  return socket && `${url}?host=${encodeURIComponent(path.dirname(socket))}`;
}

function startError(place: ServerPlace, logStart: number, what: string, cause?: Error): Error {
  const tail = readFileSync(place.log, 'utf8')
    .slice(logStart)
    .trim()
    .split('\n')
    .slice(-20)
    .join('\n');
  const why = cause ? ` (${cause.message})` : '';
  return new Error(`The embedded PostgreSQL ${what}${why}. The end of ${place.log}:\n${tail}`);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import path from 'node:path';

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const REMEMBERED_LINES = 30;
const STOP_WITHIN_MS = 8_000;

/**
 * Bodies and batches are a few hundred kilobytes each. By default glibc gives such pieces back to the kernel as soon as
 * they are free, and every new one is mapped and zeroed page by page; so up to 128 MiB are kept for the next.
 * Read by glibc alone (mallopt(3)); what the environment says goes first.
 */
export const ALLOCATION = {
  MALLOC_MMAP_THRESHOLD_: String(32 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(128 * 1024 * 1024),
  MALLOC_TOP_PAD_: String(1024 * 1024),
};

/** A Node program of the product, started as a child of ours. */
export interface Program {
  readonly name: string;
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  readonly log: string;
  /** Resolves with a description of how it ended. */
  readonly ended: Promise<string>;
  /** The last lines it printed. */
  lastLines(): string;
  /** Asks it to end, and makes it after a few seconds. */
  stop(): Promise<void>;
}

/**
 * Starts `node <args>` in a process group of its own, so that Ctrl-C in a terminal reaches us alone
 * and we stop things in order. It ends by itself should we be gone. Output goes to `log`.
 */
export function startProgram({
  name,
  args,
  env,
  log,
  verbose = false,
}: {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  log: string;
  verbose?: boolean;
}): Program {
  const file = openLog(log);
  const child = spawn(
    process.execPath,
    ['--import', path.resolve('scripts/exit-with-parent.mjs'), ...args],
    { env: { ...ALLOCATION, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  let recent = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      file.write(chunk);
      if (verbose) process.stdout.write(chunk);
      recent = (recent + chunk.toString()).split('\n').slice(-REMEMBERED_LINES).join('\n');
    });
  }
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not be started (${error.message})`));
    child.once('close', (code, signal) => {
      file.end();
      resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`);
    });
  });
  return {
    name,
    pid: child.pid,
    log,
    ended,
    lastLines: () => recent.trim(),
    async stop() {
      signalGroup(child, 'SIGTERM');
      const patience = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(patience);
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It ended this very moment.
  }
}

function openLog(file: string): WriteStream {
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return createWriteStream(file, { flags: 'a', mode: 0o600 });
}

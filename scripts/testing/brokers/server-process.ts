import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';

const REMEMBERED_CHARACTERS = 4_000;
const PAUSE_MS = 50;

/** A server that is no Node program, as a child in a process group of its own. */
export interface ServerProcess {
  /** Rejects with the last of what it printed, should it end before `ready` resolves. */
  started(ready: Promise<void>): Promise<void>;
  /** At once: what it holds is of no use to anybody. */
  stop(): Promise<void>;
}

/**
 * Starts a server that ends with us: the shell in between waits for the end of our pipe, which the system closes
 * whatever becomes of us.
 */
export function startServer(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ServerProcess {
  const script = [
    'exec 3<&0',
    '"$@" </dev/null & server=$!',
    '(cat <&3 >/dev/null; kill -KILL 0) &',
    'wait "$server"; kill -KILL 0',
  ].join('\n');
  const child = spawn('/bin/sh', ['-c', script, 'sh', program, ...args], {
    env: { ...env, NODE_ENV: 'test' },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let recent = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      recent = (recent + chunk.toString()).slice(-REMEMBERED_CHARACTERS);
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  return {
    async started(ready) {
      const early = ended.then(() => {
        throw new Error(`${program} ended before it was ready:\n${recent.trim()}`);
      });
      await Promise.race([ready, early]);
    },
    async stop() {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Everything in it has ended.
      }
      await ended;
    },
  };
}

interface Begun {
  /** The one that has to become ready, and those it needs. */
  servers: readonly [ServerProcess, ...ServerProcess[]];
  /** What they keep; it goes with them. */
  folder: string;
  ready: Promise<void>;
}

/** Waits until the first is ready, and answers what stops them all; when it does not become ready, they are stopped. */
export async function startedOrStopped({
  servers,
  folder,
  ready,
}: Begun): Promise<() => Promise<void>> {
  const stop = async () => {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await servers[0].started(ready);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Resolves once something accepts connections on this port. Asks again and again: a foreign server tells no event. */
export async function portOpened(port: number, deadlineMs = 60_000): Promise<void> {
  await askUntil(() => accepts(port), `Nothing listens on port ${port}`, deadlineMs);
}

export async function askUntil(
  ask: () => Promise<boolean>,
  complaint: string,
  deadlineMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`${complaint} after ${deadlineMs / 1_000} s.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

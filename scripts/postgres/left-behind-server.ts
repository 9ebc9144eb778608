import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A pid that no system hands out. */
const NOBODYS_PID = 2_147_483_647;

/**
 * The pid of a server that runs on this cluster already (a killed start leaves one behind for a
 * moment, and another command may have started one), or undefined.
 *
 * A pid file whose number now belongs to some other program (usual in a container that was
 * restarted) would keep Postgres from starting, so the number is replaced; the rest of the file
 * stays, since Postgres tells by it whether children of a killed server are still at work.
 */
export function leftBehindServer(cluster: string): { pid: number; port: number } | undefined {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (commandOf(pid).includes(cluster)) return { pid, port: Number(lines[3]) };
  writeFileSync(file, [String(NOBODYS_PID), ...lines.slice(1)].join('\n'));
  return undefined;
}

/** Ends the server that runs on this cluster, if one does, in good order; resolves once it is gone. */
export async function endLeftBehindServer(cluster: string): Promise<void> {
  const running = leftBehindServer(cluster);
  if (running === undefined) return;
  process.kill(running.pid, 'SIGINT');
  await untilGone(cluster, { ref: true });
}

/** Resolves once no server runs on this cluster. */
export async function untilGone(cluster: string, { ref }: { ref: boolean }): Promise<void> {
  while (leftBehindServer(cluster)) await delay(50, undefined, { ref });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function commandOf(pid: number): string {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

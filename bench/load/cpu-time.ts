import { readdirSync, readFileSync } from 'node:fs';

/** What Linux counts the time of processes in, whatever the machine. */
const TICK_MICROSECONDS = 10_000;

/** The numbers of /proc/PID/stat behind the program's name: state, parent, … (proc(5)); undefined once it is gone. */
function statOf(pid: number | string): number[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return undefined;
  }
}

const parentOf = (stat: number[] | undefined) => stat?.[1];
const sum = (values: (number | undefined)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

/**
 * Microseconds of one core that a process with its threads has used so far, and its children, those that have ended
 * included. NaN where the system does not tell (any but Linux).
 */
export function cpuMicroseconds(pid: number): number {
  const own = statOf(pid);
  if (own === undefined) return Number.NaN;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => parentOf(stat) === pid);
  const ticks = sum(own.slice(11, 15)) + sum(children.flatMap((stat) => stat?.slice(11, 13)));
  return ticks * TICK_MICROSECONDS;
}

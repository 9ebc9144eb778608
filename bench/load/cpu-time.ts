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

const PARENT = 1;
/** User and system time: a process's own, and that of its children that have ended. */
const OWN = [11, 13] as const;
const OF_ENDED = [13, 15] as const;
const ALL = [11, 15] as const;
const sum = (values: (number | undefined)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

/**
 * Microseconds of one core that a process with its threads has used so far, and its children, those that have ended
 * included. NaN where the system does not tell (any but Linux).
 */
export function cpuMicroseconds(pid: number): number {
  for (;;) {
    const before = statOf(pid);
    if (before === undefined) return Number.NaN;
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(statOf)
      .filter((stat) => stat?.[PARENT] === pid);
    const own = statOf(pid);
    // A child that ended in between went from there to here.
    if (own?.slice(...OF_ENDED).join() !== before.slice(...OF_ENDED).join()) continue;
    const ticks = sum(own.slice(...ALL)) + sum(children.flatMap((stat) => stat?.slice(...OWN)));
    return ticks * TICK_MICROSECONDS;
  }
}

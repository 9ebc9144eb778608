import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

/** How many tests there were and how they went. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Report extends Counts {
  /** What failed, each with its message. */
  readonly failures: readonly string[];
}

/** One program that checks something, run by Node with these arguments. */
export interface Check {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Without it the program is one check: passed when it exits with 0. */
  readonly report?: { readonly file: string; readonly read: (report: unknown) => Report };
}

export interface Outcome extends Report {
  readonly name: string;
  readonly seconds: number;
}

/** Runs as many checks at once as there are cores; what one of several prints is shown once it is done. */
export async function runSideBySide(checks: readonly Check[]): Promise<Outcome[]> {
  const waiting = [...checks.entries()];
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, check] = next;
      outcomes[place] = await runCheck(check, checks.length > 1);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return outcomes;
}

/**
 * Runs a check, showing what it prints. A program that fails without a failed test in its report (it
 * crashed, or found nothing to run) counts as one failure.
 */
async function runCheck(check: Check, isOneOfSeveral: boolean): Promise<Outcome> {
  if (!isOneOfSeveral) console.log(`\n== ${check.name}`);
  const begin = performance.now();
  if (check.report) {
    mkdirSync(path.dirname(check.report.file), { recursive: true });
    rmSync(check.report.file, { force: true });
  }
  const succeeded = await run(check, isOneOfSeveral);
  const seconds = (performance.now() - begin) / 1000;
  return { name: check.name, ...countsOf(check, succeeded), seconds };
}

function countsOf({ report }: Check, succeeded: boolean): Report {
  const one = { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0, failures: [] };
  if (!report) return one;
  if (!existsSync(report.file)) return { ...one, passed: 0, failed: 1 };
  const counts = report.read(JSON.parse(readFileSync(report.file, 'utf8')));
  const broke = !succeeded || counts.passed + counts.failed === 0;
  return broke && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function run({ name, args, env }: Check, isOneOfSeveral: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', path.resolve('scripts/exit-with-parent.mjs'), ...args],
      {
        stdio: isOneOfSeveral ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...env },
      },
    );
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => printed.push(chunk));
    }
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('close', (code) => {
      if (isOneOfSeveral) console.log(`\n== ${name}\n${Buffer.concat(printed).toString()}`);
      resolve(code === 0);
    });
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { freePort } from '@/scripts/postgres/free-port';
import type { ServerAccount } from '@/scripts/postgres/server-account';
import { removeCluster } from '@/scripts/postgres/server-place';
import { browserLaunchOptions } from '../fixtures/browser';

export { expect } from '@playwright/test';

export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Resolves with the address and what it says of signing in, once they are printed. */
  readonly ready: Promise<{ address: string; signIn: string }>;
  /** Resolves with what matches in the output; rejects with all of it where the run ends before. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
}

interface RunOptions {
  settings?: Record<string, string>;
  /** Who runs it; whoever runs the test by default. */
  account?: ServerAccount;
}

interface UpFixtures {
  port: number;
  /** CANDOR_DATA_DIR of every run of a test. */
  dataDirectory: string;
  /** `npm run up` with these options and no setting but those given. */
  up: (args: string[], options?: RunOptions) => Run;
}

export const test = base.extend<UpFixtures, object>({
  launchOptions: [
    async ({ browserName: _ }, use) => use(await browserLaunchOptions()),
    { scope: 'worker' },
  ],
  port: async ({ browserName: _ }, use) => use(await freePort()),
  dataDirectory: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'candor-up-'));
    // Run by root, the server has an account of its own that must be able to get in.
    chmodSync(folder, 0o711);
    await use(folder);
    removeCluster(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  up: async ({ dataDirectory }, use) => {
    const runs: Run[] = [];
    await use((args, options) => {
      const run = start(dataDirectory, args, options);
      runs.push(run);
      return run;
    });
    for (const { child, ended } of runs) {
      child.kill('SIGTERM');
      await ended;
    }
  },
});

function start(data: string, args: string[], { settings, account }: RunOptions = {}): Run {
  if (account) chownSync(data, account.uid, account.gid);
  const child = spawn(process.execPath, ['scripts/up.mjs', ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: data,
      NODE_ENV: 'production',
      CANDOR_DIST_DIR: process.env.CANDOR_DIST_DIR,
      CANDOR_DATA_DIR: data,
      ...settings,
    },
    ...(account && { uid: account.uid, gid: account.gid }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  const streams = [child.stdout, child.stderr];
  for (const stream of streams) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const until = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (found) resolve(found);
      };
      for (const stream of streams) stream.on('data', look);
      look();
      void ended.then((how) =>
        reject(new Error(`It ended (${how}) without ${pattern}:\n${output}`)),
      );
    });
  const ready = until(/^Candor is ready: (\S+)\n(.+)\n/m).then(([, address = '', signIn = '']) => ({
    address,
    signIn,
  }));
  // Whoever waits for it is told; a run that is not to be ready may end.
  ready.catch(() => {});
  return { child, output: () => output, ended, ready, until };
}

/** The steps that a run says it has done, each with its remark and how long it took. */
export function stepsOf(output: string): { title: string; remark: string; seconds: number }[] {
  const lines = output.matchAll(/^ {2}✓ ([^:(\n]+?)(?:: (.*?))? \((\d+\.\d) s\)$/gm);
  return [...lines].map(([, title = '', remark = '', seconds]) => ({
    title,
    remark,
    seconds: Number(seconds),
  }));
}

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

/** A program of somebody who uses the client, as a process of its own. */
export interface Host {
  readonly ended: Promise<Ended>;
  /** Resolves once it has printed this. */
  printed(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** Runs a module whose `candor` is a client of this server. */
export function runHost(url: string, code: string, options = ''): Host {
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-host-'));
  const client = pathToFileURL(path.resolve('clients/typescript/src/index.ts')).href;
  const file = path.join(folder, 'host.mts');
  writeFileSync(
    file,
    `import { createCandor } from '${client}';
const candor = createCandor({ url: '${url}', apiKey: 'cnd_x', service: 'host', ${options} });
${code}
`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting: { text: string; resolve: () => void }[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const { text, resolve } of waiting) if (output.includes(text)) resolve();
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      rmSync(folder, { recursive: true, force: true });
      resolve({ code, signal, output });
    });
  });
  return {
    ended,
    printed: (text) =>
      new Promise((resolve) => {
        if (output.includes(text)) resolve();
        else waiting.push({ text, resolve });
      }),
    kill: (signal) => child.kill(signal),
  };
}

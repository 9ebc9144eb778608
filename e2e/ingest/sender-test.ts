import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { CONNECT_CHOICES } from '@/domain/connect/connect-choices';
import type { Snippet } from '@/domain/connect/snippet';
import { test as base } from './ingest-test';

export { expect } from './ingest-test';

export const run = promisify(execFile);

/** A folder like that of somebody who has installed the client. */
export const test = base.extend<{
  folder: string;
  snippet: (id: string) => Snippet;
  /** Writes a script beside the others and runs it; answers what it printed to standard error. */
  runScript: (name: string, code: string, env?: Record<string, string>) => Promise<string>;
}>({
  folder: async ({ service: _ }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'candor-sender-'));
    await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  snippet: async ({ product, service }, use) =>
    use((id) => {
      const subject = { origin: product.origin, key: product.apiKey, service };
      const found = Object.values(CONNECT_CHOICES)
        .flatMap(({ snippets }) => snippets(subject))
        .find((each) => each.id === id);
      if (found === undefined) throw new Error(`There is no snippet ${id}.`);
      return found;
    }),
  runScript: async ({ folder }, use) =>
    use(async (name, code, env = {}) => {
      await writeFile(path.join(folder, name), code);
      const { stderr } = await run(process.execPath, [name], {
        cwd: folder,
        env: { ...process.env, ...env },
      });
      return stderr;
    }),
});

/** A snippet's file, or its last command. */
export function codeOf(snippet: Snippet, kind: 'file' | 'shell'): { name: string; code: string } {
  const step = snippet.steps.findLast((each) => each.kind === kind);
  if (step === undefined) throw new Error(`The snippet ${snippet.id} has no ${kind}.`);
  return { name: step.label, code: step.code };
}

export const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
export const SPAN = '00f067aa0ba902b7';

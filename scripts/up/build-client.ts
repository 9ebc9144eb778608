import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { hashOfFiles } from '../hash-of-files';

const run = promisify(execFile);
const CLIENT = 'clients/typescript';
const SOURCES = ['src', 'package.json', 'README.md', 'tsconfig.json'].map((name) =>
  path.join(CLIENT, name),
);
const CACHE = 'node_modules/.cache/candor';
const STAMP = path.join(CACHE, 'client-built-from');

/** Where it is handed out from: the Connect page tells people to install it from there. */
const PACKAGE = 'public/candor-client.tgz';

/**
 * Packs the TypeScript client so that the product itself can hand it out, unless that was done from these sources.
 * @throws Error with npm's output when it cannot be packed.
 */
export async function buildClient(): Promise<void> {
  const hash = hashOfFiles(SOURCES, { leaveOut: (file) => file.endsWith('.test.ts') });
  if (existsSync(PACKAGE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  mkdirSync(CACHE, { recursive: true });
  mkdirSync('public', { recursive: true });
  const folder = mkdtempSync(path.join(CACHE, 'client-'));
  const { stdout } = await run(
    'npm',
    ['pack', '--json', '--pack-destination', path.resolve(folder)],
    {
      cwd: CLIENT,
    },
  );
  const name = /"filename":\s*"([^"]+)"/.exec(stdout)?.[1];
  if (name === undefined) throw new Error(`npm pack named no file:\n${stdout}`);
  // Whole or not at all: somebody may be fetching it.
  renameSync(path.join(folder, name), PACKAGE);
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(STAMP, hash);
}

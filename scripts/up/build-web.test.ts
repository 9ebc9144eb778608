import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOfSources, isBuilt } from './build-web';

const checkout = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'candor-sources-'));
  process.chdir(folder);
  write('app/page.tsx', 'export default () => null;');
  write('app/page.test.tsx', 'test');
  write('server/db/client.ts', 'export const db = 1;');
  write('package-lock.json', '{}');
});
afterEach(() => {
  process.chdir(checkout);
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

test.each([
  ...['app/page.tsx', 'app/p/new/page.tsx', 'components/logs/row.tsx', 'domain/logs/level.ts'],
  ...['server/db/client.ts', 'server/db/generated/client.ts', 'public/icon.svg', 'proxy.ts'],
  ...['instrumentation.ts', 'next.config.js', 'postcss.config.mjs', 'tsconfig.json'],
  'package-lock.json',
])('%s is built anew when it changes, comes or goes', (file) => {
  rmSync(file, { force: true });
  const without = hashOfSources();
  write(file, 'one');
  const one = hashOfSources();
  write(file, 'another');
  const another = hashOfSources();
  expect(new Set([without, one, another]).size).toBe(3);
  rmSync(file);
  expect(hashOfSources()).toBe(without);
});

test.each([
  ...['app/page.test.tsx', 'server/db/client.db.test.ts', 'public/candor-client.tgz'],
  ...['README.md', 'e2e/up/start.spec.ts', 'scripts/up.mjs', '.next/server/page.js'],
])('%s may change and the build stands', (file) => {
  const before = hashOfSources();
  write(file, 'changed');
  expect(hashOfSources()).toBe(before);
});

test('A file under another name is another source', () => {
  const before = hashOfSources();
  rmSync('app/page.tsx');
  write('app/layout.tsx', 'export default () => null;');
  expect(hashOfSources()).not.toBe(before);
});

test('What a build was made from tells whether it is still one of these sources', () => {
  const hash = hashOfSources();
  expect(isBuilt('.next', hash)).toBe(false);
  write('.next/built-from', hash);
  expect(isBuilt('.next', hash)).toBe(true);
  write('app/page.tsx', 'export default () => "changed";');
  expect(isBuilt('.next', hashOfSources())).toBe(false);
});

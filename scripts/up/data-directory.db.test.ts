import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startEmbeddedPostgres } from '../postgres/start-embedded-postgres';
import { throwAwayFolder } from '../postgres/throw-away-postgres';
import { removeData, secretOf } from './data-directory';

let folder: string;
beforeEach(() => {
  folder = throwAwayFolder('candor-data-');
  vi.stubEnv('CANDOR_SECRET', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('Removing the data ends the server at work on it, and leaves what is not ours', async () => {
  const server = await startEmbeddedPostgres({ dataDirectory: folder, throwAway: true });
  secretOf(folder);
  for (const name of ['web.log', 'web.log.1', 'worker.log', 'up.json', 'notes.txt']) {
    writeFileSync(path.join(folder, name), name);
  }
  await removeData(folder);
  await server.ended;
  expect(readdirSync(folder).toSorted()).toEqual(['notes.txt', 'up.json']);
});

test('A secret is made once, for our eyes only', () => {
  const secret = secretOf(folder);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(secretOf(folder)).toBe(secret);
  expect(statSync(path.join(folder, 'secret')).mode & 0o077).toBe(0);
});

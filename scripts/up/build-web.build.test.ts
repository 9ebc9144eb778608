import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildWeb } from './build-web';

const distDirectory = process.env.CANDOR_DIST_DIR ?? '.next-test';

test('A build of these sources is not made again', async () => {
  expect(await buildWeb({ distDirectory })).toBe('up to date');
});

test('A build of other sources is made anew, and does not pass for one if that is broken off', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-build-'));
  const stamp = path.join(folder, 'built-from');
  writeFileSync(stamp, 'other sources');
  const building = buildWeb({ distDirectory: folder, stop: AbortSignal.abort() });
  await expect(building).rejects.toThrow(/abort/);
  expect(existsSync(stamp)).toBe(false);
  rmSync(folder, { recursive: true });
});

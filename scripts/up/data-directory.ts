import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endLeftBehindServer } from '../postgres/left-behind-server';
import { removeCluster, serverPlace } from '../postgres/server-place';

const OURS = /^(secret|(web|worker)\.log(\.1)?)$/;

/** CANDOR_SECRET, or one made on the first start and kept where only we can read it. */
export function secretOf(dataDirectory: string): string {
  if (process.env.CANDOR_SECRET) return process.env.CANDOR_SECRET;
  const file = path.join(dataDirectory, 'secret');
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * Removes what we keep in a data directory, and nothing that somebody else may have put there. A database server that is
 * still at work there (a killed run leaves one for a moment) is ended first: it would write into what comes after.
 */
export async function removeData(dataDirectory: string): Promise<void> {
  await endLeftBehindServer(serverPlace(dataDirectory).cluster);
  removeCluster(dataDirectory);
  for (const name of readdirSync(dataDirectory)) {
    if (OURS.test(name)) rmSync(path.join(dataDirectory, name), { force: true });
  }
}

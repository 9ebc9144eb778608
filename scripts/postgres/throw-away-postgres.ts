import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeCluster } from './server-place';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres';

/** An embedded PostgreSQL in a directory of its own that is removed when the server stops. */
export async function throwAwayPostgres({
  prepare,
}: {
  /** Puts a cluster into the directory, for which one is made otherwise. */
  prepare?: (dataDirectory: string) => Promise<void>;
} = {}): Promise<EmbeddedPostgres> {
  const dataDirectory = throwAwayFolder('candor-postgres-');
  await prepare?.(dataDirectory);
  const server = await startEmbeddedPostgres({ dataDirectory, throwAway: true });
  return {
    ...server,
    async stop() {
      await server.stop();
      removeCluster(dataDirectory);
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** A new folder for temporary files that the server's account can get into. */
export function throwAwayFolder(prefix: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  // Run by root, the server has an account of its own that must be able to get in.
  chmodSync(folder, 0o711);
  return folder;
}

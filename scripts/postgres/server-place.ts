import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canReach, type ServerAccount, serverAccount } from './server-account';
import { type ServerPrograms, serverPrograms } from './server-programs';

/** Where root keeps what the server's own account must be able to reach. */
const ROOT_PLACE = '/var/lib/candor';
const IDENTITY_FILE = 'postgres-identity';

/** Where one embedded server lives, and what it is run with. */
export interface ServerPlace {
  readonly account: ServerAccount | undefined;
  readonly programs: ServerPrograms;
  /** Ours: connection password and remembered port. */
  readonly folder: string;
  /** PGDATA; belongs to `account`. */
  readonly cluster: string;
  /**
   * The server's Unix socket for a port; undefined where its path would be longer than systems take. In the cluster, which
   * is closed to every other account.
   */
  readonly socketOf: (port: number) => string | undefined;
  readonly log: string;
}

/** What fits in a socket's address on Linux (108 bytes) and on macOS (104), with the zero at its end. */
const LONGEST_SOCKET_PATH = 103;

/**
 * Finds or makes the place for the embedded server of a data directory.
 *
 * Started by root from a folder that the server's account cannot enter, the cluster is put under
 * /var/lib/candor instead, in a folder named by a random identity that stays in the data
 * directory: another checkout, or a new clone in the same place, gets a cluster of its own.
 */
export function serverPlace(dataDirectory: string): ServerPlace {
  const account = serverAccount();
  const folder = path.resolve(dataDirectory);
  mkdirSync(folder, { recursive: true });
  const programs = serverPrograms(account, ROOT_PLACE);

  const clusterParent = canReach(account, folder)
    ? folder
    : path.join(ROOT_PLACE, identityOf(folder));
  mkdirSync(clusterParent, { recursive: true, mode: 0o755 });
  const cluster = path.join(clusterParent, 'postgres');
  const socketOf = (port: number) => {
    const socket = path.join(cluster, `.s.PGSQL.${port}`);
    // The setting that names its folder is a list with commas, and quotes of its own.
    const isUsable = Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH && !/[,"]/.test(cluster);
    return isUsable ? socket : undefined;
  };
  return { account, programs, folder, cluster, socketOf, log: path.join(folder, 'postgres.log') };
}

/** Removes the cluster of a data directory, wherever it lies, and what belongs to it. Stop the server first. */
export function removeCluster(dataDirectory: string): void {
  const identity = path.join(dataDirectory, IDENTITY_FILE);
  if (existsSync(identity)) {
    rmSync(path.join(ROOT_PLACE, identityOf(dataDirectory)), { recursive: true, force: true });
  }
  for (const name of readdirSync(dataDirectory)) {
    if (/^postgres([-.]|$)/.test(name)) {
      rmSync(path.join(dataDirectory, name), { recursive: true, force: true });
    }
  }
}

function identityOf(folder: string): string {
  const file = path.join(folder, IDENTITY_FILE);
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(6).toString('hex')}\n`);
  const identity = readFileSync(file, 'utf8').trim();
  // It becomes a path below a folder of root's.
  if (/^[0-9a-f]{12}$/.test(identity)) return identity;
  throw new Error(
    `${file} holds no identity of 12 hexadecimal digits. Remove it with the data beside it.`,
  );
}

import { totalmem } from 'node:os';
import path from 'node:path';

const MIB = 1024 * 1024;

/**
 * Settings for the embedded server as `postgres -c` arguments. Memory follows the machine: an
 * eighth of it for shared buffers, within 128 MiB (a small laptop) and 1 GiB.
 *
 * `throwAway` trades durability for speed, for databases that tests make and drop.
 */
export function serverSettings({
  port,
  socket,
  throwAway,
}: {
  port: number;
  /** Path of the Unix socket; undefined for none. */
  socket: string | undefined;
  throwAway: boolean;
}): string[] {
  const memory = totalmem() / MIB;
  const sharedBuffers = throwAway ? 128 : Math.round(Math.min(1024, Math.max(128, memory / 8)));
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: socket === undefined ? '' : path.dirname(socket),
    max_connections: '100',
    shared_buffers: `${sharedBuffers}MB`,
    effective_cache_size: `${Math.round(memory / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${Math.round(Math.min(256, Math.max(64, memory / 32)))}MB`,
    max_wal_size: throwAway ? '1GB' : '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    // A killed client's statement would otherwise hold its locks to its end.
    client_connection_check_interval: '500ms',
    idle_in_transaction_session_timeout: '60s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(throwAway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

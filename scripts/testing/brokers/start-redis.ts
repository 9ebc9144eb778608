import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../postgres/free-port';
import { portOpened, startedOrStopped, startServer } from './server-process';
import { brokerProgram } from './why-without';

export interface Redis {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** A Redis of our own, in memory, on a free port; ends with this process. */
export async function startRedis(options: { password?: string } = {}): Promise<Redis> {
  const program = brokerProgram('redis');
  if (program === undefined) throw new Error('This machine has no redis-server.');
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-redis-'));
  const port = await freePort();
  const { password } = options;
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  if (password !== undefined) args.push('--requirepass', password);
  const server = startServer(program, args, { PATH: process.env.PATH ?? '' });
  const stop = await startedOrStopped({ servers: [server], folder, ready: portOpened(port) });
  const account = password === undefined ? '' : `:${encodeURIComponent(password)}@`;
  return { url: `redis://${account}127.0.0.1:${port}`, host: '127.0.0.1', port, stop };
}

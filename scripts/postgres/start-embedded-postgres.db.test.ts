import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeCluster, serverPlace } from './server-place';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres';

let dataDirectory: string;
let servers: EmbeddedPostgres[];

beforeEach(() => {
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'candor-test-'));
  chmodSync(dataDirectory, 0o711);
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await server.stop();
  removeCluster(dataDirectory);
  rmSync(dataDirectory, { recursive: true, force: true });
});

async function start(options: { ownServer?: boolean } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDirectory, throwAway: true, ...options });
  servers.push(server);
  return server;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query({ text, rowMode: 'array' });
  await client.end();
  return rows.flat();
}

test('What was stored is there after a stop, at the same port', async () => {
  const first = await start();
  await query(first.url, "create table kept as select 'this' as what");
  await first.stop();
  const second = await start();
  expect(second.port).toBe(first.port);
  expect(await query(second.url, 'select what from kept')).toEqual(['this']);
});

test('The password is for our eyes only and nobody else gets in', async () => {
  const server = await start();
  expect(statSync(path.join(dataDirectory, 'postgres-password')).mode & 0o077).toBe(0);
  const wrong = new URL(server.url);
  wrong.password = 'guessed';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('It is reached by a socket that only its own account gets at, or by its port', async () => {
  const server = await start();
  const url = new URL(server.url);
  const [socket] = await query(server.url, 'show unix_socket_directories');
  expect(url.searchParams.get('host')).toBe(socket);
  expect(statSync(String(socket)).mode & 0o077).toBe(0);
  expect(await query(server.url, 'select inet_client_addr()')).toEqual([null]);
  url.search = '';
  expect(await query(url.href, 'select host(inet_client_addr())')).toEqual(['127.0.0.1']);
});

test('A data directory too deep for a socket is reached by the port alone', async () => {
  const deep = path.join(dataDirectory, 'deep'.repeat(30));
  const server = await startEmbeddedPostgres({ dataDirectory: deep, throwAway: true });
  servers.push(server);
  expect(new URL(server.url).search).toBe('');
  expect(await query(server.url, 'select host(inet_client_addr())')).toEqual(['127.0.0.1']);
});

test('A second start of the same data joins the running server', async () => {
  const first = await start();
  const second = await start();
  expect(second).toMatchObject({ pid: first.pid, port: first.port, startedHere: false });
});

test('A start that wants a server of its own ends the one that runs', async () => {
  const first = await start();
  const second = await start({ ownServer: true });
  await first.ended;
  expect(second.startedHere).toBe(true);
  expect(await query(second.url, 'select 1')).toEqual([1]);
});

test('A server that was killed is started again over what it left', async () => {
  const first = await start();
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const second = await start();
  expect(second.startedHere).toBe(true);
  expect(await query(second.url, 'select 1')).toEqual([1]);
});

test('A pid file that names another living program is no obstacle', async () => {
  const first = await start();
  const file = path.join(serverPlace(dataDirectory).cluster, 'postmaster.pid');
  const left = readFileSync(file, 'utf8');
  await first.stop();
  writeFileSync(file, left.replace(/^\d+/, String(process.pid)));
  const second = await start();
  expect(await query(second.url, 'select 1')).toEqual([1]);
});

test('A server that cannot start says why', async () => {
  const first = await start();
  await first.stop();
  const { cluster } = serverPlace(dataDirectory);
  writeFileSync(path.join(cluster, 'postgresql.conf'), 'no_such_setting = on\n');
  await expect(start()).rejects.toThrow(/unrecognized configuration parameter "no_such_setting"/);
});

import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { nextProgram } from '@/scripts/up/build-web';
import { cpuMicroseconds } from './load/cpu-time';
import { percentile, requestBytes, runLoad } from './load/http-load';
import { sampleBatch } from './load/sample-events';
import {
  type BenchDatabase,
  type BenchProject,
  type BenchWeb,
  makeBenchProject,
  startBenchDatabase,
  startBenchWeb,
} from './product';

/**
 * npm run bench:ingest. Measures, turn by turn in one run on one machine:
 * the limit (two parallel COPY streams into the same table), the product's route with batches of 1,000 over 4 connections,
 * the same route over Prisma createMany, a route that does nothing, and the product's route with single events.
 *
 * A shared machine's own speed changes by a third within a minute. So COPY and route (and so single events and the route that
 * does nothing) run one right after the other, the one that goes first changes from round to round, and the median of
 * the rounds' ratios is told: neither side is measured in the other's good minute, and one bad turn does not count. Beside
 * events a second stands what an event took of one core, which other work on the machine changes far less: a ratio that
 * fell while these stayed is the machine's.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
/** Rounds of what is far from its limit. */
const OTHER_ROUNDS = Math.min(3, ROUNDS);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const COPY_ROWS = 250_000;
const BATCH = 1_000;
const BATCHES = 64;
const CREATE_MANY = path.resolve(import.meta.dirname, 'create-many');

/** What one turn left to be written down is not to be written in the next one's time. */
async function settle(database: BenchDatabase) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('CHECKPOINT');
  await client.end();
  spawnSync('sync');
}

interface Turn {
  /** Events a second. */
  rate: number;
  /** Microseconds of one core an event, by who used it. */
  cpu: Record<'postgres' | 'web' | 'clients', number>;
}

async function copyStreams(
  database: BenchDatabase,
  project: BenchProject,
  turn: number,
): Promise<Turn> {
  const children = [0, 1].map((stream) =>
    fork(path.join(import.meta.dirname, 'load/copy-stream.ts'), [
      database.url,
      project.projectId,
      String(turn * 2 + stream),
      String(COPY_ROWS),
    ]),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  await settle(database);
  const events = 2 * COPY_ROWS;
  const before = cpuMicroseconds(database.pid);
  const startedAt = performance.now();
  const ends = children.map((child: ChildProcess) => once(child, 'message'));
  for (const child of children) child.send('go');
  const ended = await Promise.all(ends);
  const seconds = (performance.now() - startedAt) / 1000;
  const postgres = (cpuMicroseconds(database.pid) - before) / events;
  const clients = ended.reduce((total, [told]) => total + Number(told.cpuMicroseconds), 0) / events;
  return { rate: events / seconds, cpu: { postgres, web: 0, clients } };
}

function batchRequests(port: number, apiKey: string, events: number): Buffer[] {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  return Array.from({ length: BATCHES }, (_, n) =>
    requestBytes(
      { port },
      {
        method: 'POST',
        path: '/api/v1/logs',
        headers,
        body: sampleBatch(n * events, events, Date.now()),
      },
    ),
  );
}

async function eventsPerSecond(port: number, requests: Buffer[], seconds: number) {
  const load = await runLoad({
    port,
    connections: 4,
    seconds,
    next: (sent) => requests[sent % BATCHES] ?? Buffer.alloc(0),
  });
  if (Object.keys(load.failures).length > 0) throw new Error(JSON.stringify(load.failures));
  const events = load.requests * BATCH;
  return { events, rate: events / load.seconds, latencies: load.latencies };
}

async function routeTurn(
  database: BenchDatabase,
  { port, program }: BenchWeb,
  { apiKey }: BenchProject,
): Promise<Turn & { latencies: number[] }> {
  const requests = batchRequests(port, apiKey, BATCH);
  await settle(database);
  const programs = { postgres: database.pid, web: program.pid ?? Number.NaN };
  const before = {
    postgres: cpuMicroseconds(programs.postgres),
    web: cpuMicroseconds(programs.web),
  };
  const ownBefore = process.cpuUsage();
  const { events, ...turn } = await eventsPerSecond(port, requests, SECONDS);
  const own = process.cpuUsage(ownBefore);
  const cpu = {
    postgres: (cpuMicroseconds(programs.postgres) - before.postgres) / events,
    web: (cpuMicroseconds(programs.web) - before.web) / events,
    clients: (own.user + own.system) / events,
  };
  return { ...turn, cpu };
}

async function requestsPerSecond(port: number, requests: Buffer[]) {
  const load = await runLoad({
    port,
    connections: 32,
    seconds: SECONDS,
    next: (sent) => requests[sent % requests.length] ?? Buffer.alloc(0),
  });
  if (Object.keys(load.failures).length > 0) throw new Error(JSON.stringify(load.failures));
  return load.requests / load.seconds;
}

const median = (values: number[]) =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

console.log('Building …');
const built = spawnSync(process.execPath, [nextProgram(), 'build', CREATE_MANY], {
  env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  encoding: 'utf8',
});
if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
const database = await startBenchDatabase();
const project = await makeBenchProject(database.url, 'bench');
const web = await startBenchWeb(database);
const createMany = await startBenchWeb(database, CREATE_MANY);
const copies: Turn[] = [];
const routes: Turn[] = [];
const rounds = { createMany: [], noop: [], single: [] } as Record<
  'createMany' | 'noop' | 'single',
  number[]
>;

/** The turns of one round, beginning with another one each time. */
async function inTurns(round: number, turns: (() => Promise<unknown>)[]) {
  for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
}

const cpuOf = ({ cpu }: Turn) => cpu.postgres + cpu.web + cpu.clients;
const cpuText = ({ cpu }: Turn) =>
  Object.entries(cpu)
    .filter(([, one]) => one !== 0)
    .map(([who, one]) => `${who} ${one.toFixed(1)}`)
    .join(' + ');

try {
  const noop = [requestBytes({ port: web.port }, { method: 'GET', path: '/healthz' })];
  const singles = batchRequests(web.port, project.apiKey, 1);
  // A program that has just started still compiles what it runs most: all of it runs for a while before any is measured.
  await eventsPerSecond(web.port, batchRequests(web.port, project.apiKey, BATCH), 8);
  await requestsPerSecond(web.port, singles);
  await requestsPerSecond(web.port, noop);
  const slow = batchRequests(createMany.port, project.apiKey, BATCH);
  await eventsPerSecond(createMany.port, slow, 4);
  for (let round = 0; round < ROUNDS; round += 1) {
    await inTurns(round, [
      async () => copies.push(await copyStreams(database, project, round)),
      async () => {
        const { latencies, ...turn } = await routeTurn(database, web, project);
        routes.push(turn);
        const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
        console.log(`a batch took ${p50.toFixed(0)} ms (p99 ${p99.toFixed(0)} ms)`);
      },
    ]);
    const [copy, route] = [copies[round], routes[round]];
    if (copy === undefined || route === undefined) throw new Error('A turn is missing');
    console.log(
      `round ${round + 1}: route / COPY ${(route.rate / copy.rate).toFixed(2)} ` +
        `(${Math.round(route.rate)} / ${Math.round(copy.rate)} events a second), ` +
        `of one core µs an event: COPY ${cpuText(copy)}, route ${cpuText(route)}`,
    );
  }
  for (let round = 0; round < OTHER_ROUNDS; round += 1) {
    await settle(database);
    rounds.createMany.push((await eventsPerSecond(createMany.port, slow, SECONDS)).rate);
    await inTurns(round, [
      async () => rounds.noop.push(await requestsPerSecond(web.port, noop)),
      async () => rounds.single.push(await requestsPerSecond(web.port, singles)),
    ]);
  }
} finally {
  await Promise.all([web.program.stop(), createMany.program.stop()]);
  await database.stop();
}
const routeRate = median(routes.map(({ rate }) => rate));
const ratios = {
  routeToCopy: median(routes.map(({ rate }, i) => rate / (copies[i]?.rate ?? Number.NaN))),
  routeToCreateMany: routeRate / median(rounds.createMany),
  singleToNoop: median(rounds.single.map((rate, i) => rate / (rounds.noop[i] ?? Number.NaN))),
};
const cpu = {
  copy: median(copies.map(cpuOf)),
  route: median(routes.map(cpuOf)),
  ratio: median(routes.map((route, i) => cpuOf(copies[i] ?? route) / cpuOf(route))),
};
console.table([
  {
    what: 'events/s, two COPY streams (the limit)',
    value: Math.round(median(copies.map(({ rate }) => rate))),
    'µs of one core an event': cpu.copy.toFixed(1),
  },
  {
    what: 'events/s, the route, batches of 1,000',
    value: Math.round(routeRate),
    'µs of one core an event': cpu.route.toFixed(1),
  },
  { what: 'events/s, the route over createMany', value: Math.round(median(rounds.createMany)) },
  { what: 'requests/s, a route that does nothing', value: Math.round(median(rounds.noop)) },
  { what: 'requests/s, the route, single events', value: Math.round(median(rounds.single)) },
]);
console.table([
  { ratio: 'route / COPY', value: ratios.routeToCopy.toFixed(2), wanted: '>= 0.6' },
  { ratio: 'route / COPY were both cores always busy', value: cpu.ratio.toFixed(2), wanted: '' },
  { ratio: 'route / createMany', value: ratios.routeToCreateMany.toFixed(1), wanted: '>= 12' },
  { ratio: 'single / no-op', value: ratios.singleToNoop.toFixed(2), wanted: '>= 0.7' },
]);
mkdirSync('bench/results', { recursive: true });
writeFileSync(
  'bench/results/ingest.json',
  JSON.stringify(
    { at: new Date().toISOString(), cpus: cpus().length, copies, routes, rounds, ratios, cpu },
    null,
    2,
  ),
);

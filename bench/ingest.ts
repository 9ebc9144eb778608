import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { nextProgram } from '@/scripts/up/build-web';
import { percentile, requestBytes, runLoad } from './load/http-load';
import { sampleBatch } from './load/sample-events';
import {
  type BenchDatabase,
  type BenchProject,
  makeBenchProject,
  startBenchDatabase,
  startBenchWeb,
} from './product';

/**
 * npm run bench:ingest. Measures, turn by turn in one run on one machine:
 * the limit (two parallel COPY streams into the same table), the product's route with batches of 1,000 over 4 connections,
 * the same route over Prisma createMany, a route that does nothing, and the product's route with single events.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
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

async function copyStreams(database: BenchDatabase, project: BenchProject, round: number) {
  const children = [0, 1].map((stream) =>
    fork(path.join(import.meta.dirname, 'load/copy-stream.ts'), [
      database.url,
      project.projectId,
      String(round * 2 + stream),
      String(COPY_ROWS),
    ]),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  await settle(database);
  const startedAt = performance.now();
  const ends = children.map((child: ChildProcess) => once(child, 'message'));
  for (const child of children) child.send('go');
  await Promise.all(ends);
  return (2 * COPY_ROWS) / ((performance.now() - startedAt) / 1000);
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

async function eventsPerSecond(port: number, apiKey: string, seconds: number) {
  const requests = batchRequests(port, apiKey, BATCH);
  const load = await runLoad({
    port,
    connections: 4,
    seconds,
    next: (sent) => requests[sent % BATCHES] ?? Buffer.alloc(0),
  });
  if (Object.keys(load.failures).length > 0) throw new Error(JSON.stringify(load.failures));
  return {
    rate: (load.requests * BATCH) / load.seconds,
    p50: percentile(load.latencies, 0.5),
    p99: percentile(load.latencies, 0.99),
  };
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
const rounds = { copy: [], route: [], createMany: [], noop: [], single: [] } as Record<
  'copy' | 'route' | 'createMany' | 'noop' | 'single',
  number[]
>;
try {
  const noop = [requestBytes({ port: web.port }, { method: 'GET', path: '/healthz' })];
  const singles = batchRequests(web.port, project.apiKey, 1);
  // A program that has just started still compiles what it runs most: all of it runs for a while before any is measured.
  await eventsPerSecond(web.port, project.apiKey, 8);
  await requestsPerSecond(web.port, singles);
  await requestsPerSecond(web.port, noop);
  await eventsPerSecond(createMany.port, project.apiKey, 4);
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.copy.push(await copyStreams(database, project, round));
    await settle(database);
    const route = await eventsPerSecond(web.port, project.apiKey, SECONDS);
    rounds.route.push(route.rate);
    await settle(database);
    rounds.createMany.push((await eventsPerSecond(createMany.port, project.apiKey, SECONDS)).rate);
    rounds.noop.push(await requestsPerSecond(web.port, noop));
    rounds.single.push(await requestsPerSecond(web.port, singles));
    console.log(
      `round ${round + 1}: ${Object.entries(rounds)
        .map(([name, values]) => `${name} ${Math.round(values[round] ?? 0)}`)
        .join(
          ', ',
        )} a second; a batch took ${route.p50.toFixed(0)} ms (p99 ${route.p99.toFixed(0)} ms)`,
    );
  }
} finally {
  await Promise.all([web.program.stop(), createMany.program.stop()]);
  await database.stop();
}
const figures = Object.fromEntries(
  Object.entries(rounds).map(([name, values]) => [name, Math.round(median(values))]),
);
const ratios = {
  routeToCopy: median(rounds.route.map((rate, i) => rate / (rounds.copy[i] ?? Number.NaN))),
  routeToCreateMany: median(rounds.route.map((r, i) => r / (rounds.createMany[i] ?? Number.NaN))),
  singleToNoop: median(rounds.single.map((rate, i) => rate / (rounds.noop[i] ?? Number.NaN))),
};
console.table([
  { what: 'events/s, two COPY streams (the limit)', value: figures.copy },
  { what: 'events/s, the route, batches of 1,000', value: figures.route },
  { what: 'events/s, the route over createMany', value: figures.createMany },
  { what: 'requests/s, a route that does nothing', value: figures.noop },
  { what: 'requests/s, the route, single events', value: figures.single },
]);
console.table([
  { ratio: 'route / COPY', value: ratios.routeToCopy.toFixed(2), wanted: '>= 0.6' },
  { ratio: 'route / createMany', value: ratios.routeToCreateMany.toFixed(1), wanted: '>= 12' },
  { ratio: 'single / no-op', value: ratios.singleToNoop.toFixed(2), wanted: '>= 0.7' },
]);
mkdirSync('bench/results', { recursive: true });
writeFileSync(
  'bench/results/ingest.json',
  JSON.stringify({ at: new Date().toISOString(), cpus: cpus().length, rounds, ratios }, null, 2),
);

import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Program, startProgram } from '@/scripts/up/programs';
import { mixedRules } from './load/alert-rules';
import { AT_INTERVAL, BREACH_RULES, type BreachKind, breach, IMMEDIATE } from './load/breaches';
import { percentile } from './load/http-load';
import { type PageArrivals, startPageArrivals } from './load/page-arrivals';
import { startPrometheusSide } from './load/prometheus-side';
import { type Ingest, sendSignals } from './load/send-signals';
import { type BenchProject, makeBenchProject, startBenchDatabase, startBenchWeb } from './product';

/**
 * npm run bench:alerting. A whole round of 10,000 rules by one worker, against the ten seconds that it has; then, with
 * 1,000 rules active, the time from the sending of what breaks a rule over HTTP to the page at the receiver's socket, the
 * same breach before Prometheus and Alertmanager where the machine has them. Ends with exit code 1 when a limit does not hold.
 */
const PROJECTS = Number(process.env.BENCH_PROJECTS ?? 10);
const RULES = Number(process.env.BENCH_RULES ?? 1_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const STEADY_SECONDS = Number(process.env.BENCH_SECONDS ?? 30);
/** Breaches of each kind. */
const BREACHES = Number(process.env.BENCH_BREACHES ?? 40);
const INTERVAL_SECONDS = 10;
const IMMEDIATE_LIMIT_MS = 2_000;
const INTERVAL_LIMIT_MS = INTERVAL_SECONDS * 1_000 + 2_000;
/** Breaches come so far apart, on the average and at random. */
const APART_MS = 200;
const PATIENCE_MS = 120_000;

const secret = randomBytes(32).toString('hex');
const database = await startBenchDatabase();
Object.assign(process.env, {
  DATABASE_URL: database.url,
  CANDOR_SECRET: secret,
  CANDOR_ALLOW_PRIVATE_TARGETS: 'true',
  CANDOR_LOG_LEVEL: 'warn',
  CANDOR_SELF_WATCH: 'false',
});
const { AlertStore, fillProject } = await import('./load/alert-store');
const { closeConnections } = await import('@/server/db/client');

type Project = BenchProject & Ingest;

function startWorker(port: number): Program {
  return startProgram({
    name: 'worker',
    args: ['--import', 'tsx', 'server/worker/main.ts'],
    env: { ...process.env, CANDOR_BASE_URL: `http://localhost:${port}` },
    log: path.join(database.directory, 'worker.log'),
  });
}

/** Every rule once: how long one worker takes from the moment that all are due, again and again. */
async function measureRounds(projects: readonly Project[]) {
  const ids = projects.map(({ projectId }) => projectId);
  const seconds: number[] = [];
  let rules = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const moment = await store.now();
    rules = await store.activate(ids, 3_600);
    const took = await until('the round is over', () => store.turnAfter(moment));
    // In the first, baselines are learned, connections and plans warmed up.
    console.log(`${round === 0 ? 'first' : ''} round: ${rules} rules in ${took.toFixed(2)} s`);
    if (round > 0) seconds.push(took);
  }
  seconds.sort((a, b) => a - b);
  await store.activate(ids, INTERVAL_SECONDS);
  await delay(INTERVAL_SECONDS * 1_000);
  const before = await store.evaluations();
  await delay(STEADY_SECONDS * 1_000);
  const due = (rules * STEADY_SECONDS) / INTERVAL_SECONDS;
  const kept = ((await store.evaluations()) - before) / due;
  return { rules, median: percentile(seconds, 0.5), worst: seconds.at(-1) ?? Number.NaN, kept };
}

async function until<T>(what: string, read: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await read();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`In vain it was waited until ${what}`);
    await delay(100);
  }
}

interface Sent {
  kind: BreachKind;
  name: string;
  atMs: number;
}

/** Breaches of all kinds, one after the other at random times; answers when each was sent. */
async function sendBreaches(to: Ingest, alsoTell: (name: string) => void): Promise<Sent[]> {
  const kinds = [...IMMEDIATE, ...AT_INTERVAL];
  const sent: Sent[] = [];
  for (let n = 0; n < BREACHES; n += 1) {
    for (const kind of kinds) {
      await delay(Math.random() * 2 * APART_MS);
      const name = `breach-${kind}-${n}`;
      sent.push({ kind, name, atMs: performance.now() });
      if (kind === 'metric') alsoTell(name);
      await breach(to, kind, name);
    }
  }
  return sent;
}

interface Latency {
  n: number;
  missing: number;
  p50: number;
  p99: number;
}

function latencyOf(sent: readonly Sent[], { at }: PageArrivals): Latency {
  const times = sent.flatMap(({ name, atMs }) => {
    const arrived = at.get(name);
    return arrived === undefined ? [] : [arrived - atMs];
  });
  times.sort((a, b) => a - b);
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return { n: sent.length, missing: sent.length - times.length, p50, p99 };
}

async function allArrived(sent: readonly Sent[], { at }: PageArrivals, mostMs: number) {
  const end = performance.now() + mostMs;
  while (performance.now() < end && !sent.every(({ name }) => at.has(name))) await delay(100);
}

async function measureLatency(project: Project, pages: PageArrivals, others: PageArrivals) {
  await store.activate([project.projectId], INTERVAL_SECONDS);
  const prometheus = await startPrometheusSide(others.url);
  try {
    await delay(INTERVAL_SECONDS * 1_000);
    const sent = await sendBreaches(project, (name) => prometheus?.breach(name));
    await allArrived(sent, pages, 30_000);
    const same = sent.filter(({ kind }) => kind === 'metric');
    // As long as a scrape, an evaluation and the wait of a group take at their worst.
    if (prometheus !== null) await allArrived(same, others, 75_000);
    const kinds = [...IMMEDIATE, ...AT_INTERVAL].map((kind) => {
      const limitMs = IMMEDIATE.includes(kind) ? IMMEDIATE_LIMIT_MS : INTERVAL_LIMIT_MS;
      const latency = latencyOf(
        sent.filter((one) => one.kind === kind),
        pages,
      );
      const ratio = latency.p99 / limitMs;
      return { kind, limitMs, ...latency, ratio, holds: latency.missing === 0 && ratio < 1 };
    });
    return {
      kinds,
      candor: latencyOf(same, pages),
      prometheus: prometheus === null ? null : latencyOf(same, others),
    };
  } finally {
    await prometheus?.stop();
  }
}

const store = await AlertStore.open(database.url);
const pages = await startPageArrivals();
const others = await startPageArrivals();
const web = await startBenchWeb(database, '.', { CANDOR_SECRET: secret });
const programs: Program[] = [web.program];
try {
  const projects: Project[] = [];
  for (let n = 0; n < PROJECTS; n += 1) {
    const project = { ...(await makeBenchProject(database.url, `bench-${n}`)), port: web.port };
    await sendSignals(project);
    const rules = [...BREACH_RULES, ...mixedRules(RULES - BREACH_RULES.length)];
    await fillProject(project.projectId, { rules, webhook: pages.url });
    projects.push(project);
  }
  console.log(`${PROJECTS} projects with ${RULES} rules each, and those that each begins with.`);
  await store.activate([], INTERVAL_SECONDS);
  programs.push(startWorker(web.port));
  const round = await measureRounds(projects);
  const [first] = projects;
  if (first === undefined) throw new Error('There is no project');
  const latency = await measureLatency(first, pages, others);
  report(round, latency, await store.errors());
} finally {
  await Promise.all(programs.map((program) => program.stop()));
  await closeConnections();
  await store.end();
  await Promise.all([pages.stop(), others.stop()]);
  await database.stop();
}

function report(
  round: Awaited<ReturnType<typeof measureRounds>>,
  latency: Awaited<ReturnType<typeof measureLatency>>,
  errors: readonly string[],
): void {
  const inSeconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
  console.table(
    latency.kinds.map(({ kind, n, missing, p50, p99, limitMs, ratio, holds }) => ({
      'breach, to the page': kind,
      n,
      missing,
      p50: inSeconds(p50),
      p99: inSeconds(p99),
      limit: inSeconds(limitMs),
      'p99 / limit': ratio.toFixed(2),
      holds,
    })),
  );
  const { candor, prometheus } = latency;
  const ofBoth = ([who, one]: [string, Latency | null]) => ({
    'the same breach': who,
    missing: one?.missing ?? '-',
    p50: one === null ? 'not installed here' : inSeconds(one.p50),
    p99: one === null ? 'not installed here' : inSeconds(one.p99),
    'p50 / Candor': one === null ? '-' : (one.p50 / candor.p50).toFixed(1),
  });
  console.table(
    [
      ['Candor, 1,000 rules, every 10 s', candor] as [string, Latency | null],
      ['Prometheus and Alertmanager, 1 rule, Debian defaults', prometheus] as [
        string,
        Latency | null,
      ],
    ].map(ofBoth),
  );
  const ratio = round.median / INTERVAL_SECONDS;
  console.table([
    {
      rules: round.rules,
      'a round, median': `${round.median.toFixed(2)} s`,
      worst: `${round.worst.toFixed(2)} s`,
      'median / 10 s': ratio.toFixed(2),
      'turns kept in time': round.kept.toFixed(2),
    },
  ]);
  for (const error of errors) console.log(`Error: ${error}`);
  const holds =
    latency.kinds.every((kind) => kind.holds) &&
    round.worst < INTERVAL_SECONDS &&
    errors.length === 0;
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', node: process.version };
  const folder = path.resolve('bench/results');
  mkdirSync(folder, { recursive: true });
  const results = { at: new Date().toISOString(), machine, round, latency, errors, holds };
  writeFileSync(path.join(folder, 'alerting.json'), `${JSON.stringify(results, null, 2)}\n`);
  console.log(holds ? 'Every limit holds.' : 'A limit does not hold.');
  process.exitCode = holds ? 0 : 1;
}

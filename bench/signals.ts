import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { askPage, type Figures, figuresOf } from './load/ask-page';
import { type AttackReport, attackCardinality } from './load/attack-cardinality';
import { type SignalCall, signalCalls } from './load/signal-calls';
import { DAY_MS } from './load/signal-history';
import { openSignalStore, type SignalStore, SLUG } from './load/signal-store';
import { type BenchWeb, startBenchDatabase, startBenchWeb } from './product';

/**
 * npm run bench:signals. Every page's data calls over HTTP, on 9 and on 90 days of signals of 200 services, 300 queues, 200
 * breakers and 55,556 inferences a day, in two databases of one server. Each call is made for the page's default window, for
 * the longest it has a button for (30 days) and for all that there is. What a page asks for when it is opened is held to
 * 150 ms and to 1.5 times of the same on 9 days; delivery, whose window is longer than the smaller store, is compared over
 * 7 days. A longer window asks for three or ten times as much as 9 days hold: its ratio is printed, and it is held to a
 * second. Then a cardinality attack. Ends with exit code 1 when a limit does not hold.
 */
const SECRET = 'a secret for the bench alone, of no use elsewhere';
const RUNS = Number(process.env.BENCH_RUNS ?? 40);
const KEEP = process.env.BENCH_KEEP;
const ONLY = process.env.BENCH_ONLY;
/** Distinct values of a label that the attack sends; 0 leaves it out. */
const VALUES = Number(process.env.BENCH_VALUES ?? 1_000_000);
/** "usual" leaves the longer windows out. */
const WINDOWS = process.env.BENCH_WINDOWS ?? 'all';
const MOST_MS = 150;
/** Of a window that somebody chose. */
const MOST_CHOSEN_MS = 1_000;
const MOST_RATIO = 1.5;
/** A difference below this is the clock's and the network's, not the data's. */
const NOISE_MS = 10;
/** What the web process may grow by under the attack, over its size under as much of a few series. */
const MOST_GROWTH_MB = 128;
/** A call over a limit is measured again, so that another process's second does not fail it. */
const TRIES = 3;

interface Place {
  store: SignalStore;
  web: BenchWeb;
}

interface Measured {
  small: Figures;
  large: Figures;
  ratio: number;
  holds: boolean;
}

function ask({ store, web }: Place, call: SignalCall, run: number): Promise<number> {
  return askPage({ port: web.port, project: SLUG, cookie: store.cookie }, call.path(run));
}

/** Turn by turn, so that whatever else the machine does meets both alike. */
async function measure(small: Place, large: Place, call: SignalCall): Promise<Measured> {
  const times = { small: [] as number[], large: [] as number[] };
  for (let run = -3; run < RUNS; run += 1) {
    const one = await ask(small, call, Math.abs(run));
    const other = await ask(large, call, Math.abs(run));
    // The first few warm connections, caches and plans up.
    if (run < 0) continue;
    times.small.push(one);
    times.large.push(other);
  }
  const figures = { small: figuresOf(times.small), large: figuresOf(times.large) };
  const ratio = figures.large.p95 / figures.small.p95;
  const isFlat =
    !call.isAlike || ratio <= MOST_RATIO || figures.large.p95 - figures.small.p95 < NOISE_MS;
  const most = call.isUsual ? MOST_MS : MOST_CHOSEN_MS;
  const isQuick = Math.max(figures.small.p95, figures.large.p95) < most;
  return { ...figures, ratio, holds: isFlat && isQuick };
}

async function measureFairly(small: Place, large: Place, call: SignalCall): Promise<Measured> {
  let best = await measure(small, large, call);
  for (let tries = 1; tries < TRIES && !best.holds; tries += 1) {
    const again = await measure(small, large, call);
    if (again.holds || again.large.p95 < best.large.p95) best = again;
  }
  return best;
}

async function largestGroups({ url, projectId }: SignalStore): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM dead_letter_group WHERE project_id = $1 ORDER BY last_failed_at DESC, id LIMIT 20',
    [projectId],
  );
  await client.end();
  return rows.map(({ id }) => id);
}

async function openPlace(
  server: { url: string; directory: string },
  name: string,
  days: number,
): Promise<Place> {
  const startedAt = performance.now();
  process.stdout.write(`${days} days:`);
  const tell = (done: string) => process.stdout.write(` ${done}`);
  const store = await openSignalStore(server.url, { name, days, secret: SECRET }, tell);
  console.log(` ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  const settings = { CANDOR_SECRET: SECRET, CANDOR_RETENTION_DAYS: '400' };
  const web = await startBenchWeb({ ...server, url: store.url }, '.', settings);
  return { store, web };
}

/** What is wrong with how the attack was borne. */
function faultsOf(attack: AttackReport): string[] {
  const { series, mostSeries, otherSeries, dropped, values } = attack;
  const faults: [boolean, string][] = [
    [series - otherSeries > mostSeries, `${series} series are more than ${mostSeries}`],
    [otherSeries === 0, 'nothing went to __other__'],
    [dropped < values - mostSeries, `only ${dropped} points were told as dropped`],
    [
      attack.rssMostMb - attack.rssBeforeMb > MOST_GROWTH_MB,
      `the web process grew by more than ${MOST_GROWTH_MB} MiB`,
    ],
    [!attack.knownGoesOn, 'a known series was no longer counted'],
    [!attack.othersAreTaken, 'another project was kept out'],
  ];
  return faults.flatMap(([isSo, words]) => (isSo ? [words] : []));
}

const server = await startBenchDatabase(KEEP);
let attack: AttackReport | null = null;
const results: (SignalCall & Measured)[] = [];
const places: Place[] = [];
try {
  const small = await openPlace(server, 'small', 9);
  places.push(small);
  const large = await openPlace(server, 'large', 90);
  places.push(large);
  const yesterday = Math.floor(small.store.nowMs / DAY_MS) - 1;
  const groups = await largestGroups(small.store);
  for (const call of signalCalls(groups, yesterday)) {
    if (ONLY !== undefined && !`${call.page} ${call.call} ${call.window}`.includes(ONLY)) continue;
    if (WINDOWS === 'usual' && !call.isUsual) continue;
    const measured = await measureFairly(small, large, call);
    results.push({ ...call, ...measured });
    const { ratio, holds } = measured;
    console.log(
      `${holds ? ' ' : '!'} ${call.page}, ${call.call}, ${call.window}: p95 ${measured.small.p95.toFixed(0)} and ${measured.large.p95.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
    );
  }
  await Promise.all(places.splice(0).map(({ web }) => web.program.stop()));
  if (VALUES > 0) attack = await attackCardinality(server, VALUES);
} finally {
  await Promise.all(places.map(({ web }) => web.program.stop()));
  await server.stop();
}

console.table(
  results.map(({ page, call, window, small, large, ratio, holds }) => ({
    page,
    call,
    window,
    'p50, 9 days': `${small.p50.toFixed(1)} ms`,
    'p95, 9 days': `${small.p95.toFixed(1)} ms`,
    'p50, 90 days': `${large.p50.toFixed(1)} ms`,
    'p95, 90 days': `${large.p95.toFixed(1)} ms`,
    ratio: ratio.toFixed(2),
    holds,
  })),
);
if (attack !== null) console.table(attack);
const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', node: process.version };
const folder = path.resolve('bench/results');
mkdirSync(folder, { recursive: true });
writeFileSync(
  path.join(folder, 'signals.json'),
  `${JSON.stringify({ at: new Date().toISOString(), machine, runs: RUNS, limits: { p95: MOST_MS, p95OfChosen: MOST_CHOSEN_MS, ratio: MOST_RATIO, noise: NOISE_MS, growthMb: MOST_GROWTH_MB }, results, attack }, null, 2)}\n`,
);
const failed = results.filter(({ holds }) => !holds).length;
const faults = attack === null ? [] : faultsOf(attack);
for (const fault of faults) console.log(`The attack: ${fault}.`);
console.log(
  failed === 0
    ? 'Every call holds.'
    : `${failed} of ${results.length} calls are over ${MOST_MS} ms or ${MOST_RATIO}x (windows that somebody chose: ${MOST_CHOSEN_MS} ms).`,
);
process.exitCode = failed + faults.length === 0 ? 0 : 1;

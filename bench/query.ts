import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Asker, askPage, type Figures, figuresOf } from './load/ask-page';
import { fillLogs } from './load/fill-logs';
import { signIn } from './load/sign-in';
import { makeBenchProject, startBenchDatabase, startBenchWeb } from './product';

/**
 * npm run bench:query. The reads of the explorer on 1 and on 10 million events over 14 daily partitions, asked of a web
 * process over HTTP as the pages do. The last day is nearly over and has no text indexes yet, which is the worst that it
 * gets. With BENCH_KEEP=folder and one size in BENCH_EVENTS the events stay there and are asked again by the next run of
 * that day. BENCH_EVENTS=20000,100000 BENCH_RUNS=10 tries it out within a minute.
 */
const KEEP = process.env.BENCH_KEEP;
const SIZES = (process.env.BENCH_EVENTS ?? '1000000,10000000').split(',').map(Number);
const RUNS = Number(process.env.BENCH_RUNS ?? 60);
const DAYS = 14;
const DAY_MS = 86_400_000;

const SECRET = 'a secret for the bench alone, of no use elsewhere';
/** The product's clock stands so long before midnight (UTC) when the asking begins. */
const BEFORE_MIDNIGHT_MS = 5 * 60_000;

interface Question {
  name: string;
  /** Most that p95 may grow from the smallest to the largest size; null where it is not promised. */
  mostRatio: number | null;
  /** What a page asks for, below /api/ui/. */
  path: (run: number, events: number) => string;
}

const FORTNIGHT = 'from=now-14d';
const search = (q: (run: number) => string) => (run: number) =>
  `logs?${FORTNIGHT}&q=${encodeURIComponent(q(run))}`;

const QUESTIONS: Question[] = [
  { name: 'newest page', mostRatio: null, path: search(() => '') },
  {
    name: 'common term',
    mostRatio: null,
    path: search((run) => (run % 2 ? 'completed' : 'payment')),
  },
  { name: 'rare term', mostRatio: null, path: search(() => 'quokka') },
  { name: 'absent term', mostRatio: null, path: search((run) => `zebra${run}`) },
  {
    name: 'field filter',
    mostRatio: 1.5,
    path: search((run) => `http.status:500 service:svc-${run % 12}`),
  },
  { name: 'level and text', mostRatio: 1.5, path: search(() => 'level:error timeout') },
  {
    name: 'rare field value',
    mostRatio: null,
    path: search((run) => `customer:c${(run * 37) % 100000}`),
  },
  {
    name: 'trail',
    mostRatio: 1.5,
    path: (run, events) => `trails/req-${Math.floor((events * (run + 1)) / (RUNS + 2) / 10)}`,
  },
  { name: 'histogram, 14 days', mostRatio: 1.5, path: () => `logs/histogram?${FORTNIGHT}` },
  {
    name: 'histogram of a term, 14 days',
    mostRatio: null,
    path: () => `logs/histogram?${FORTNIGHT}&q=timeout`,
  },
  { name: 'facets, 14 days', mostRatio: 1.5, path: () => `logs/facets?${FORTNIGHT}` },
];

async function measure({ path }: Question, asker: Asker, events: number): Promise<Figures> {
  const times: number[] = [];
  for (let run = -3; run < RUNS; run += 1) {
    const took = await askPage(asker, path(Math.abs(run), events));
    // The first few warm the connections and the cache up.
    if (run >= 0) times.push(took);
  }
  return figuresOf(times);
}

/** Moves the product's clock to the last minutes of a day, so that the open day is a whole one, and signs somebody in. */
async function openProject(databaseUrl: string, projectId: string, lastDayMs: number) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('UPDATE candor_clock SET shift_ms = $1', [
    lastDayMs + DAY_MS - BEFORE_MIDNIGHT_MS - Date.now(),
  ]);
  const cookie = await signIn(client, projectId, SECRET);
  await client.end();
  return cookie;
}

/** The project of a store that was kept with so many events of these days; undefined where it has to be filled. */
async function findKept(databaseUrl: string, slug: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM project WHERE slug = $1 AND first_event_at IS NOT NULL',
    [slug],
  );
  await client.end();
  return rows[0]?.id;
}

/** Fills the store, and only then says that it is filled. */
async function fill(databaseUrl: string, slug: string, events: number, lastDayMs: number) {
  const { projectId } = await makeBenchProject(databaseUrl, slug);
  const startedAt = performance.now();
  process.stdout.write(`Making ${events.toLocaleString('en')} events: `);
  const tell = () => process.stdout.write('.');
  await fillLogs(databaseUrl, projectId, { events, days: DAYS, lastDayMs, tell });
  console.log(` ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('UPDATE project SET first_event_at = candor_now() WHERE id = $1', [projectId]);
  await client.end();
  return projectId;
}

const database = await startBenchDatabase(KEEP);
const results: Record<string, Record<string, Figures>> = {};
try {
  for (const events of SIZES) {
    const lastDayMs = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const project = `bench-${events}-${lastDayMs / DAY_MS}`;
    const kept = await findKept(database.url, project);
    const projectId = kept ?? (await fill(database.url, project, events, lastDayMs));
    const cookie = await openProject(database.url, projectId, lastDayMs);
    const web = await startBenchWeb(database, '.', { CANDOR_SECRET: SECRET });
    for (const question of QUESTIONS) {
      const figures = await measure(question, { port: web.port, project, cookie }, events);
      results[question.name] = { ...results[question.name], [events]: figures };
      console.log(
        `  ${question.name}: p50 ${figures.p50.toFixed(0)} ms, p95 ${figures.p95.toFixed(0)} ms`,
      );
    }
    await web.program.stop();
  }
} finally {
  await database.stop();
}

const [least = 0] = SIZES;
const most = SIZES[SIZES.length - 1] ?? 0;
const rows = QUESTIONS.map(({ name, mostRatio }) => {
  const small = results[name]?.[least];
  const large = results[name]?.[most];
  const ratio = small && large ? large.p95 / small.p95 : null;
  return {
    query: name,
    [`p50 at ${least / 1e6} M`]: `${small?.p50.toFixed(1)} ms`,
    [`p95 at ${least / 1e6} M`]: `${small?.p95.toFixed(1)} ms`,
    [`p50 at ${most / 1e6} M`]: `${large?.p50.toFixed(1)} ms`,
    [`p95 at ${most / 1e6} M`]: `${large?.p95.toFixed(1)} ms`,
    ratio: ratio?.toFixed(2) ?? '',
    wanted: `${mostRatio === null ? '' : `<= ${mostRatio}, `}<= 500 ms`,
  };
});
console.table(rows);
const folder = path.resolve('bench/results');
mkdirSync(folder, { recursive: true });
const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', node: process.version };
writeFileSync(
  path.join(folder, 'query.json'),
  `${JSON.stringify({ at: new Date().toISOString(), machine, runs: RUNS, results }, null, 2)}\n`,
);

import { readFileSync } from 'node:fs';
import pg from 'pg';
import { MOST_SERIES } from '@/server/metrics/admit-series';
import { makeBenchProject, startBenchWeb } from '../product';

const BATCH = 1_000;
const CONNECTIONS = 4;
/** Batches of a few known series before the attack, after which the process has its usual size. */
const USUAL_BATCHES = 150;

export interface AttackReport {
  values: number;
  seconds: number;
  /** Series of the attacked project alive afterwards, with those that hold what the cap turned away. */
  series: number;
  mostSeries: number;
  /** Points that went to __other__. */
  dropped: number;
  otherSeries: number;
  rssBeforeMb: number;
  rssMostMb: number;
  /** A series that was there before goes on to be counted. */
  knownGoesOn: boolean;
  /** Another project's new series is taken. */
  othersAreTaken: boolean;
}

/** Sends so many distinct values of one label through the metrics route, as an id in a label does by mistake. */
export async function attackCardinality(
  server: { url: string; directory: string },
  values: number,
): Promise<AttackReport> {
  const slug = `attacked-${Date.now()}`;
  const attacked = await makeBenchProject(server.url, slug);
  const other = await makeBenchProject(server.url, `${slug}-other`);
  const web = await startBenchWeb(server);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const send = async (apiKey: string, points: readonly Point[]) => {
    const response = await fetch(`http://127.0.0.1:${web.port}/api/v1/metrics`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(points),
    });
    const body = await response.text();
    if (response.status !== 200) throw new Error(`${response.status} ${body.slice(0, 500)}`);
  };
  const watch = watchRss(web.program.pid ?? 0);
  try {
    const known = pointsOf('known', 0, (n) => `v${n % 50}`);
    await sendAll(USUAL_BATCHES, () => send(attacked.apiKey, known));
    const rssBeforeMb = watch.mostMb();
    const startedAt = performance.now();
    await sendAll(Math.ceil(values / BATCH), (batch) =>
      send(
        attacked.apiKey,
        pointsOf('requests', batch * BATCH, (n) => `user-${n}`),
      ),
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    const before = await countOf(client, attacked.projectId, 'known');
    await send(attacked.apiKey, known);
    await send(
      other.apiKey,
      pointsOf('elsewhere', 0, (n) => `v${n % 50}`),
    );
    const after = await countOf(client, attacked.projectId, 'known');
    return {
      values,
      seconds,
      mostSeries: MOST_SERIES,
      ...(await seriesOf(client, attacked.projectId)),
      rssBeforeMb,
      rssMostMb: watch.mostMb(),
      knownGoesOn: after - before === BATCH,
      othersAreTaken: (await seriesOf(client, other.projectId)).series === 50,
    };
  } finally {
    watch.stop();
    await client.end();
    await web.program.stop();
  }
}

interface Point {
  name: string;
  value: number;
  type: 'gauge';
  labels: { value: string };
}

function pointsOf(name: string, first: number, labelOf: (n: number) => string): Point[] {
  return Array.from({ length: BATCH }, (_, n) => ({
    name,
    value: n,
    type: 'gauge',
    labels: { value: labelOf(first + n) },
  }));
}

async function sendAll(batches: number, send: (batch: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let batch = next++; batch < batches; batch = next++) await send(batch);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
}

async function seriesOf(client: pg.Client, projectId: string) {
  const { rows } = await client.query<{ series: number; otherSeries: number; dropped: number }>(
    `SELECT count(*)::int AS series, (count(*) FILTER (WHERE labels ? '__other__'))::int AS "otherSeries",
       (SELECT coalesce(sum(points), 0)::int FROM metric_dropped_hour WHERE project_id = $1) AS dropped
     FROM metric_series WHERE project_id = $1`,
    [projectId],
  );
  return rows[0] ?? { series: 0, otherSeries: 0, dropped: 0 };
}

/** Readings of a metric that were counted. */
async function countOf(client: pg.Client, projectId: string, name: string): Promise<number> {
  const { rows } = await client.query<{ readings: number }>(
    `SELECT coalesce(sum(r.count), 0)::int AS readings FROM metric_series s
     JOIN metric_rollup_hour r ON r.project_id = s.project_id AND r.series_id = s.id WHERE s.project_id = $1 AND s.name = $2`,
    [projectId, name],
  );
  return rows[0]?.readings ?? 0;
}

/** The largest resident size of a process so far, in MiB. */
function watchRss(pid: number): { mostMb: () => number; stop: () => void } {
  let most = 0;
  const look = () => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    most = Math.max(most, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
  };
  const timer = setInterval(look, 200);
  return {
    mostMb: () => {
      look();
      return Math.round(most);
    },
    stop: () => clearInterval(timer),
  };
}

import pg from 'pg';
import { listDayPartitionedTables, makeDayPartitions } from '@/server/db/sql/day-partitions';
import { fillBreakers } from './fill-breakers';
import { fillDeliveries } from './fill-deliveries';
import { fillHeartbeats } from './fill-heartbeats';
import { fillInferences } from './fill-inferences';
import { fillLinesAndSpans } from './fill-lines-and-spans';
import { fillMetrics } from './fill-metrics';
import { fillQueues } from './fill-queues';
import { DAY_MS, isoDay, midnightsOf, SERVICES, type SignalHistory } from './signal-history';

/** In the order in which two workers take them: the longest first. */
const PARTS = [
  fillInferences,
  fillLinesAndSpans,
  fillMetrics,
  fillQueues,
  fillBreakers,
  fillDeliveries,
  fillHeartbeats,
];

/**
 * A shop's past of all signals, with as much on each day however many there are: current states, what pages read row by
 * row, and the roll-ups that ingest and the worker would have made of it.
 */
export async function fillSignals(
  databaseUrl: string,
  history: SignalHistory,
  tell: (done: string) => void,
): Promise<void> {
  const owner = await connect(databaseUrl);
  const midnights = midnightsOf({ ...history, days: history.days + 1 });
  const days = [...midnights, history.nowMs + DAY_MS].map(isoDay);
  for (const table of await listDayPartitionedTables(owner)) {
    await makeDayPartitions(owner, table, days);
  }
  await owner.query(
    `INSERT INTO service (project_id, name, first_seen_at, last_seen_at, tier)
     SELECT $1::uuid, 'service-' || s, $2::timestamptz, $2::timestamptz, 1 + s % 4 FROM generate_series(0, ${SERVICES - 1}) AS s`,
    [history.projectId, new Date(history.nowMs)],
  );
  const waiting = [...PARTS];
  const work = async () => {
    const client = await connect(databaseUrl);
    for (let fill = waiting.shift(); fill !== undefined; fill = waiting.shift()) {
      await fill(client, history);
      tell(fill.name.replace('fill', ''));
    }
    await client.end();
  };
  await Promise.all([work(), work()]);
  await owner.query('VACUUM (ANALYZE)');
  await owner.query('CHECKPOINT');
  await owner.end();
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query("SET synchronous_commit = off; SET work_mem = '256MB'; SET timezone = 'UTC'");
  return client;
}

import pg from 'pg';
import { planOpenDayStretches } from '@/domain/logs/open-day-stretches';
import { type DayPartition, makeDayPartitions } from '@/server/db/sql/day-partitions';
import { indexClosedLogPartition } from '@/server/db/sql/log-closed-indexes';
import { countLogHours, indexLogStretch } from '@/server/db/sql/log-open-indexes';

const DAY_MS = 86_400_000;

/**
 * A fortnight of events spread evenly over `days` UTC days that end with `lastDayMs`, made inside the database: a shop's
 * requests, cache misses and payment failures of about 360 bytes, in trails of ten, with a word that is in one event of
 * half a million and customers that have few events each. With the roll-ups that ingest would have written and the
 * indexes that the worker would have built.
 */
export async function fillLogs(
  databaseUrl: string,
  projectId: string,
  options: { events: number; days: number; lastDayMs: number; tell: (done: string) => void },
): Promise<void> {
  const { events, days, lastDayMs, tell } = options;
  const first = lastDayMs - (days - 1) * DAY_MS;
  const dayNames = Array.from({ length: days }, (_, n) => isoDay(first + n * DAY_MS));
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query(
    'TRUNCATE log_event, log_rollup_delta, log_rollup_minute, log_rollup_hour, log_facet_hour, log_facet_ten_minutes',
  );
  await makeDayPartitions(owner, 'log_event', dayNames);
  // Two at a time: a day's rows and roll-ups need nothing from another day.
  const waiting = dayNames.map((day, index) => ({ day, index }));
  const worker = async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query("SET synchronous_commit = off; SET work_mem = '128MB'");
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const fromId = Math.floor((events * next.index) / days);
      const toId = Math.floor((events * (next.index + 1)) / days);
      await fillDay(client, projectId, next.day, fromId, toId);
      const name = `log_event_${next.day.replaceAll('-', '')}`;
      const partition = { name, day: next.day };
      if (next.index < days - 1) await indexClosedLogPartition(client, partition);
      else await indexOpenDay(client, partition);
      await client.query(`VACUUM (ANALYZE) ${name}`);
      tell(next.day);
    }
    await client.end();
  };
  await Promise.all([worker(), worker()]);
  await owner.query(
    'VACUUM (ANALYZE) log_rollup_minute, log_rollup_hour, log_facet_hour, log_facet_ten_minutes',
  );
  await owner.query('ANALYZE log_event');
  await owner.query('CHECKPOINT');
  await owner.end();
}

/** As the worker would have left a day that is over in a few minutes: its last hours not indexed yet. */
async function indexOpenDay(client: pg.Client, partition: DayPartition): Promise<void> {
  const counts = await countLogHours(client, partition.day);
  for (const stretch of planOpenDayStretches({ counts, hoursOver: 23, builtTo: 0 })) {
    await indexLogStretch(client, partition, stretch);
  }
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

async function fillDay(
  client: pg.Client,
  projectId: string,
  day: string,
  fromId: number,
  toId: number,
): Promise<void> {
  await client.query(
    `INSERT INTO log_event (project_id, ts, id, received_at, severity, service, environment, version, message, trace_id,
       span_id, correlation_id, tenant, duration_ms, error_type, attributes)
     SELECT $1::uuid, at, n, at, severity, 'svc-' || (n / 3) % 12, 'production', '1.' || n % 3,
       CASE WHEN severity = 17 THEN 'Payment gateway timeout after ' || n % 30 || ' s, retrying order ' || n
            WHEN severity = 13 THEN 'Cache miss for product ' || n * 7919 % 100003 || ', falling back to the database'
            ELSE 'GET /api/orders/' || n || ' completed with status 200 in ' || n % 900 || ' ms' END
         || ' [' || md5(n::text) || ']' || CASE WHEN n % 500000 = 7 THEN ' quokka' ELSE '' END,
       md5((n / 10)::text), left(md5(n::text), 16), 'req-' || n / 10, 'tenant-' || n % 50, n % 1000,
       CASE WHEN severity = 17 THEN 'GatewayTimeout' END,
       jsonb_build_object('http', jsonb_build_object('method', (ARRAY['GET', 'POST'])[1 + n % 2],
         'status', (ARRAY[200, 200, 201, 404, 500])[1 + n % 5]), 'customer', 'c' || n * 7919 % 100000, 'region', 'eu-' || n % 4)
     FROM (
       SELECT n, $2::timestamptz + (n - $3::bigint) * interval '1 day' / ($4::bigint - $3::bigint) AS at,
         (ARRAY[9, 9, 9, 9, 9, 9, 9, 5, 13, 17])[1 + n * 31 % 10]::smallint AS severity
       FROM generate_series($3::bigint, $4::bigint - 1) AS n
     ) AS made`,
    [projectId, `${day}T00:00:00Z`, fromId, toId],
  );
  const range = [projectId, `${day}T00:00:00Z`];
  const inDay =
    "project_id = $1 AND ts >= $2::timestamptz AND ts < $2::timestamptz + interval '1 day'";
  for (const unit of ['minute', 'hour']) {
    await client.query(
      `INSERT INTO log_rollup_${unit} SELECT project_id, date_trunc('${unit}', ts, 'UTC'), service, environment, version,
         severity, count(*) FROM log_event WHERE ${inDay} GROUP BY 1, 2, 3, 4, 5, 6`,
      range,
    );
  }
  for (const [table, bucket] of [
    ['log_facet_hour', "date_trunc('hour', ts, 'UTC')"],
    ['log_facet_ten_minutes', "date_bin('10 minutes', ts, '2000-01-01 00:00:00+00')"],
  ]) {
    await client.query(
      `INSERT INTO ${table} SELECT project_id, ${bucket}, 'tenant', tenant, count(*)
       FROM log_event WHERE ${inDay} GROUP BY 1, 2, 4`,
      range,
    );
  }
}

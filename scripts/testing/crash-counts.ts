import pg from 'pg';

export interface CrashCounts {
  storedEvents: number;
  /** Acknowledged batches of which an event is missing. */
  incompleteBatches: number;
  /** Batches of which an event is stored more than once. */
  doubledBatches: number;
  /** Rows of each roll-up whose count differs from that of the events themselves. */
  wrongMinutes: number;
  wrongHours: number;
  wrongFacets: number;
  /** Events that the key's usage tells of; every event of the run was sent with one key. */
  usageEvents: number;
}

/** Compares what is stored of a run, told by its service, with what was acknowledged and with every roll-up. */
export async function countStored(
  databaseUrl: string,
  service: string,
  acknowledged: readonly number[],
  eventsPerBatch: number,
): Promise<CrashCounts> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const one = async (text: string, values: unknown[] = [service]): Promise<number> => {
    const { rows } = await client.query<{ count: string }>(text, values);
    return Number(rows[0]?.count);
  };
  const rollup = (table: string, unit: string) =>
    one(
      `WITH raw AS (
         SELECT date_trunc('${unit}', ts) AS bucket, (severity - 1) / 4 * 4 + 1 AS severity, count(*) AS count
         FROM log_event WHERE service = $1 GROUP BY 1, 2
       ), kept AS (SELECT bucket, severity, sum(count) AS count FROM ${table} WHERE service = $1 GROUP BY 1, 2)
       SELECT count(*) FROM raw FULL JOIN kept USING (bucket, severity) WHERE raw.count IS DISTINCT FROM kept.count`,
    );
  try {
    return {
      storedEvents: await one('SELECT count(*) FROM log_event WHERE service = $1'),
      incompleteBatches: await one(
        `SELECT count(*) FROM unnest($2::int[]) AS sent(batch) LEFT JOIN (
           SELECT (attributes->>'batch')::int AS batch, count(DISTINCT attributes->>'n') AS events
           FROM log_event WHERE service = $1 GROUP BY 1
         ) AS stored USING (batch) WHERE events IS DISTINCT FROM $3`,
        [service, acknowledged, eventsPerBatch],
      ),
      doubledBatches: await one(
        `SELECT count(*) FROM (
           SELECT 1 FROM log_event WHERE service = $1
           GROUP BY attributes->>'batch' HAVING count(*) <> count(DISTINCT attributes->>'n')
         ) AS doubled`,
      ),
      wrongMinutes: await rollup('log_rollup_minute_now', 'minute'),
      wrongHours: await rollup('log_rollup_hour_now', 'hour'),
      wrongFacets: await one(
        `WITH raw AS (
           SELECT date_trunc('hour', ts) AS bucket, tenant AS value, count(*) AS count
           FROM log_event GROUP BY 1, 2 HAVING tenant IS NOT NULL
         ) SELECT count(*) FROM raw FULL JOIN (
           SELECT bucket, value, sum(count) AS count FROM log_facet_hour_now WHERE field = 'tenant' GROUP BY 1, 2
         ) AS kept
           USING (bucket, value) WHERE raw.count IS DISTINCT FROM kept.count AND $1 <> ''`,
      ),
      usageEvents: await one(
        `SELECT sum(accepted) AS count FROM ingest_usage
         WHERE key_id = (SELECT id FROM api_key WHERE name = 'From CANDOR_INIT_API_KEY') AND $1 <> ''`,
      ),
    };
  } finally {
    await client.end();
  }
}

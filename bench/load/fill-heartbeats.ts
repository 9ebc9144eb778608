import type pg from 'pg';
import { type SignalHistory, valuesOf } from './signal-history';

const JOBS = 50;
/** Beats themselves are kept for so long. */
const BEAT_DAYS = 30;

/** Jobs that run every ten minutes, and are silent for an hour every tenth day. */
export async function fillHeartbeats(client: pg.Client, history: SignalHistory): Promise<void> {
  const values = valuesOf(history);
  await client.query(
    `INSERT INTO heartbeat (project_id, slug, every_seconds, grace_seconds, created_at, last_beat_at, last_status, reckoned_from)
     SELECT $1::uuid, 'job-' || j, 600, 120, $2::timestamptz - $3::int * interval '1 day', at, 'ok', at
     FROM generate_series(1, ${JOBS}) AS j, LATERAL (SELECT $2::timestamptz - interval '2 minutes' AS at) x`,
    values,
  );
  await client.query(
    `INSERT INTO heartbeat_beat (project_id, slug, ts, status)
     SELECT $1::uuid, 'job-' || j, $2::timestamptz - interval '2 minutes' - n * interval '10 minutes', 'ok'
     FROM generate_series(1, ${JOBS}) AS j, generate_series(0, least($3::int, ${BEAT_DAYS}) * 144 - 1) AS n`,
    values,
  );
  await client.query(
    `INSERT INTO heartbeat_beat_hour (project_id, slug, bucket, ok, failed)
     SELECT $1::uuid, 'job-' || j, date_trunc('hour', $2::timestamptz, 'UTC') - n * interval '1 hour', 6, 0
     FROM generate_series(1, ${JOBS}) AS j, generate_series(0, $3::int * 24 - 1) AS n`,
    values,
  );
  await client.query(
    `INSERT INTO heartbeat_spell (project_id, slug, state, from_at, to_at, every_seconds, grace_seconds)
     SELECT $1::uuid, 'job-' || j, 'missed', at, at + interval '1 hour', 600, 120
     FROM generate_series(1, ${JOBS}) AS j, generate_series(0, $3::int - 1) AS day,
       LATERAL (SELECT $2::timestamptz - interval '5 hours' - day * interval '1 day' AS at) x WHERE (j + day) % 10 = 0`,
    values,
  );
}

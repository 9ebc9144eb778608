import type pg from 'pg';
import { WIDE_SECONDS } from '@/domain/breakers/breaker-rollup';
import { breakerIdOf } from '@/server/breakers/breaker-id';
import { BREAKER_COUNTS } from '@/server/db/sql/store-breakers';
import {
  buckets,
  MINUTE_DAYS,
  SERVICES,
  type SignalHistory,
  scattered,
  valuesOf,
} from './signal-history';

export const BREAKERS = 200;
const INSTANCES = 2;
const SUMS = ['samples', ...BREAKER_COUNTS];

export function breakerPlace(n: number) {
  return { breaker: `breaker-${n}`, service: `service-${n % SERVICES}`, environment: 'production' };
}

/** Breakers of two instances, each of which opens once a week; samples of each minute, roll-ups of all. */
export async function fillBreakers(client: pg.Client, history: SignalHistory): Promise<void> {
  const values = valuesOf(history);
  const places = Array.from({ length: BREAKERS }, (_, n) => breakerPlace(n));
  await client.query('CREATE TEMP TABLE made_breaker (n int, id uuid, name text, service text)');
  await client.query(
    `INSERT INTO made_breaker SELECT n - 1, id, name, service
     FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY AS b(id, name, service, n)`,
    [places.map(breakerIdOf), places.map((p) => p.breaker), places.map((p) => p.service)],
  );
  await client.query(
    `INSERT INTO breaker (project_id, id, name, service, environment, dependency, first_seen_at)
     SELECT $1::uuid, id, name, service, 'production', 'dependency-' || n % 40, $2::timestamptz - $3::int * interval '1 day'
     FROM made_breaker`,
    values,
  );
  await fillMoves(client, values);
  for (const [unit, days, seconds] of [
    ['minute', `least($3::int, ${MINUTE_DAYS})`, 60],
    ['hour', '$3', 3_600],
  ] as const) {
    await client.query(
      `INSERT INTO breaker_rollup_${unit} (project_id, breaker_id, bucket, samples, calls, failures, failures_of, timeouts,
         rejected, fallbacks, fallbacks_of, slow, slow_of)
       SELECT $1::uuid, k.id, at, ${(INSTANCES * seconds) / 60}, c, c * (r % 5) / 100, c, c * (r % 2) / 100, c * (r % 3) / 100,
         c * (r % 6) / 100, c, c * (r % 7) / 100, c
       FROM made_breaker k CROSS JOIN ${buckets(unit, days)},
         LATERAL (SELECT ${scattered('at::text || k.n', 1_000)} AS r) x,
         LATERAL (SELECT (20 + r % 80) * ${seconds / 60} AS c) y
       ORDER BY k.id, at`,
      values,
    );
  }
  // Those that are finer than an hour lie in the minutes alone.
  for (const unit of ['minute', 'hour'] as const) {
    await client.query(
      `INSERT INTO breaker_rollup_wide (project_id, width_seconds, bucket, breaker_id, ${SUMS.join(', ')})
       SELECT project_id, w, to_timestamp(floor(extract(epoch FROM bucket) / w) * w) AS at, breaker_id,
         ${SUMS.map((sum) => `sum(${sum})`).join(', ')}
       FROM breaker_rollup_${unit} CROSS JOIN unnest($2::int[]) AS w
       WHERE project_id = $1::uuid GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      [history.projectId, WIDE_SECONDS.filter((w) => w < 3_600 === (unit === 'minute'))],
    );
  }
  await client.query('DROP TABLE made_breaker');
}

async function fillMoves(client: pg.Client, values: unknown[]): Promise<void> {
  await client.query(
    `INSERT INTO breaker_transition (project_id, breaker_id, instance, ts, to_state, from_state, reason, received_at)
     SELECT $1::uuid, k.id, 'pod-' || i, opened + wait, to_state, from_state, reason, opened + wait
     FROM made_breaker k, generate_series(1, ${INSTANCES}) AS i, generate_series(k.n % 7, $3::int - 1, 7) AS day,
       LATERAL (SELECT $2::timestamptz - day * interval '1 day' - interval '1 hour'
         - ${scattered("k.n || ' ' || i || ' ' || day", 80_000)} * interval '1 second' AS opened) o,
       (VALUES (interval '0', 'open', 'closed', 'failure rate 60 % over 50 %'),
         (interval '60 seconds', 'half_open', 'open', 'wait is over'),
         (interval '70 seconds', 'closed', 'half_open', 'trial calls succeeded')) AS m(wait, to_state, from_state, reason)`,
    values,
  );
  await client.query(
    `INSERT INTO breaker_instance (project_id, breaker_id, instance, state, state_at, from_state, reason)
     SELECT DISTINCT ON (breaker_id, instance) project_id, breaker_id, instance, to_state, ts, from_state, reason
     FROM breaker_transition WHERE project_id = $1::uuid ORDER BY breaker_id, instance, ts DESC`,
    values.slice(0, 1),
  );
  await client.query(
    `INSERT INTO breaker_sample (project_id, ts, breaker_id, instance, interval_seconds, calls, successes, failures, timeouts,
       rejected, fallbacks, slow, state)
     SELECT $1::uuid, at, k.id, 'pod-' || i, 60, 30, 28, 2, 1, 0, 1, 1, 'closed'
     FROM ${buckets('minute', `least($3::int, ${MINUTE_DAYS})`)}, made_breaker k, generate_series(1, ${INSTANCES}) AS i`,
    values,
  );
  await client.query(
    `INSERT INTO breaker_reading (project_id, breaker_id, instance, ts, interval_seconds, calls, successes, rejected, state)
     SELECT DISTINCT ON (breaker_id, instance) project_id, breaker_id, instance, ts, interval_seconds, calls, successes,
       rejected, state
     FROM breaker_sample WHERE project_id = $1::uuid AND ts > $2::timestamptz - interval '5 minutes'
     ORDER BY breaker_id, instance, ts DESC`,
    values.slice(0, 2),
  );
}

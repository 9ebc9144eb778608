import type { BreakerOrigin, BreakerSample, BreakerTransition } from '@/domain/breakers/breaker';
import type {
  BreakerRollup,
  BreakerRollupRow,
  WideRollupRow,
} from '@/domain/breakers/breaker-rollup';
import type { PipelinedStatement } from '../pipelined-statements';
import { insertRowsStatement } from './insert-rows';
import { timestampText } from './timestamp-text';

/** A row of one breaker of some project's. */
export interface BreakerRow<Row> {
  projectId: string;
  breakerId: string;
  row: Row;
}

// Insert on breaker of what the anti join with breaker_pkey does not find. Rows that are there are not locked, so that
// writers of several kinds do not wait for each other.
const NOTE = `
INSERT INTO breaker (project_id, id, name, service, environment, dependency)
SELECT t.project_id, t.id, t.name, t.service, t.environment, t.dependency
FROM json_populate_recordset(NULL::breaker, $1::json) AS t
WHERE NOT EXISTS (SELECT FROM breaker b WHERE b.project_id = t.project_id AND b.id = t.id)
ON CONFLICT (project_id, id) DO NOTHING`;

// Nested Loop: Function Scan, Index Scan using breaker_pkey; updates nothing unless a dependency was told anew.
const NOTE_DEPENDENCIES = `
UPDATE breaker b SET dependency = t.dependency
FROM json_populate_recordset(NULL::breaker, $1::json) AS t
WHERE b.project_id = t.project_id AND b.id = t.id AND t.dependency IS NOT NULL
  AND b.dependency IS DISTINCT FROM t.dependency`;

/** Puts breakers into the catalogue; of a breaker told several times, what its newest row tells. */
export function noteBreakersStatements(
  rows: readonly BreakerRow<BreakerOrigin & { timeMs: number }>[],
): PipelinedStatement[] {
  const named = new Map<string, Record<string, unknown>>();
  for (const { projectId, breakerId, row } of [...rows].sort(
    (a, b) => a.row.timeMs - b.row.timeMs,
  )) {
    const key = `${projectId} ${breakerId}`;
    named.set(key, {
      project_id: projectId,
      id: breakerId,
      name: row.breaker,
      service: row.service,
      environment: row.environment ?? '',
      dependency: row.dependency ?? named.get(key)?.dependency ?? null,
    });
  }
  const sorted = [...named.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const values = [JSON.stringify(sorted)];
  const notes: PipelinedStatement[] = [{ name: 'note-breakers', text: NOTE, values }];
  if (sorted.some((row) => row.dependency !== null)) {
    notes.push({ name: 'note-breaker-dependencies', text: NOTE_DEPENDENCIES, values });
  }
  return notes;
}

const TRANSITION =
  'project_id, breaker_id, instance, ts, to_state, from_state, reason, by_sample, flags';

// Insert on breaker_transition, conflict arbiter breaker_transition_pkey; Function Scan on json_populate_recordset.
const STORE_TRANSITIONS = `
INSERT INTO breaker_transition (${TRANSITION})
SELECT ${TRANSITION} FROM json_populate_recordset(NULL::breaker_transition, $1::json)
ORDER BY project_id, breaker_id, instance, ts, to_state
ON CONFLICT (project_id, breaker_id, instance, ts, to_state) DO NOTHING`;

// A sample and the move that it shows may be on their way at one time, each stored before it sees the other: what was read
// from the sample a moment after the move goes. Nested Loop: Function Scan, Index Scan using breaker_transition_pkey.
const DROP_INFERRED = `
DELETE FROM breaker_transition d USING json_populate_recordset(NULL::breaker_transition, $1::json) AS t
WHERE d.project_id = t.project_id AND d.breaker_id = t.breaker_id AND d.instance = t.instance
  AND d.by_sample AND d.to_state = t.to_state AND d.ts BETWEEN t.ts AND t.ts + interval '1 minute'`;

/** Keeps each move once, however often it is told, and whether by itself or by a sample a moment later as well. */
export function storeTransitionsStatements(
  rows: readonly BreakerRow<BreakerTransition>[],
): PipelinedStatement[] {
  const values = [
    JSON.stringify(
      rows.map(({ projectId, breakerId, row }) => ({
        project_id: projectId,
        breaker_id: breakerId,
        instance: row.instance ?? '',
        ts: timestampText(row.timeMs),
        to_state: row.to,
        from_state: row.from,
        reason: row.reason,
        by_sample: false,
        flags: row.flags.length === 0 ? null : row.flags,
      })),
    ),
  ];
  return [
    { name: 'store-breaker-transitions', text: STORE_TRANSITIONS, values },
    { name: 'drop-inferred-breaker-transitions', text: DROP_INFERRED, values },
  ];
}

// Whether a move is what the state was reached by: it is later, or a sample has told the same state.
const IS_LAST = `(excluded.state_at > kept.state_at
  OR (excluded.state_at = kept.state_at AND kept.from_state IS DISTINCT FROM excluded.state)
  OR (kept.by_sample AND kept.state = excluded.state))`;

// An upsert on breaker_instance_pkey. An older move leaves the state as it is; of two in one instant, so does the one
// that the state was reached from. From the first move on, samples make none.
const STORE_STATES = `
INSERT INTO breaker_instance AS kept (project_id, breaker_id, instance, state, state_at, from_state, reason)
SELECT project_id, breaker_id, instance, state, state_at, from_state, reason
FROM json_populate_recordset(NULL::breaker_instance, $1::json)
ON CONFLICT (project_id, breaker_id, instance) DO UPDATE SET
  ${['state', 'state_at', 'from_state', 'reason']
    .map(
      (column) =>
        `${column} = CASE WHEN ${IS_LAST} THEN excluded.${column} ELSE kept.${column} END`,
    )
    .join(',\n  ')},
  by_sample = false
WHERE kept.by_sample OR ${IS_LAST}`;

/** Brings the current states forward; each instance once, sorted by key. */
export function storeInstanceStatesStatement(
  rows: readonly BreakerRow<BreakerTransition>[],
): PipelinedStatement {
  return {
    name: 'store-breaker-states',
    text: STORE_STATES,
    values: [
      JSON.stringify(
        rows.map(({ projectId, breakerId, row }) => ({
          project_id: projectId,
          breaker_id: breakerId,
          instance: row.instance ?? '',
          state: row.to,
          state_at: timestampText(row.timeMs),
          from_state: row.from,
          reason: row.reason,
        })),
      ),
    ],
  };
}

const SAMPLE = [
  'project_id',
  'ts',
  'breaker_id',
  'instance',
  'interval_seconds',
  'calls',
  'successes',
  'failures',
  'timeouts',
  'rejected',
  'fallbacks',
  'slow',
  'state',
  'reported_failure_rate',
  'reported_slow_rate',
  'flags',
] as const;

function sampleColumns({ projectId, breakerId, row }: BreakerRow<BreakerSample>) {
  return {
    project_id: projectId,
    ts: timestampText(row.timeMs),
    breaker_id: breakerId,
    instance: row.instance ?? '',
    interval_seconds: row.intervalSeconds,
    calls: row.calls,
    successes: row.successes,
    failures: row.failures,
    timeouts: row.timeouts,
    rejected: row.rejected,
    fallbacks: row.fallbacks,
    slow: row.slow,
    state: row.state,
    reported_failure_rate: row.reportedFailureRate,
    reported_slow_rate: row.reportedSlowRate,
    flags: row.flags.length === 0 ? null : row.flags,
  };
}

/** Keeps each sample as it came. */
export function insertBreakerSamplesStatement(
  rows: readonly BreakerRow<BreakerSample>[],
): PipelinedStatement {
  return insertRowsStatement('breaker_sample', SAMPLE, rows.map(sampleColumns));
}

// Some senders tell states and never a move. While nobody has sent a move of an instance, a state that differs from the
// last one told is one. The states come first: where somebody stores a move at this moment, they wait for it and make none.
// WindowAgg over a Nested Loop Left Join with breaker_instance_pkey; upserts on primary keys.
const INFER_TRANSITIONS = `
WITH told AS (
  SELECT s.project_id, s.breaker_id, s.instance, s.ts, s.state,
    lag(s.state, 1, i.state) OVER (PARTITION BY s.project_id, s.breaker_id, s.instance ORDER BY s.ts) AS before
  FROM json_populate_recordset(NULL::breaker_sample, $1::json) AS s
  LEFT JOIN breaker_instance i USING (project_id, breaker_id, instance)
  WHERE i.state IS NULL OR (i.by_sample AND s.ts > i.state_at)
), moves AS MATERIALIZED (
  SELECT *, CASE WHEN before IS NULL THEN 'First told in this state by a sample.'
    ELSE 'Told by a sample; no transition was sent.' END AS reason
  FROM told WHERE state IS DISTINCT FROM before
), settled AS (
  INSERT INTO breaker_instance AS kept (project_id, breaker_id, instance, state, state_at, from_state, reason, by_sample)
  SELECT DISTINCT ON (project_id, breaker_id, instance)
    project_id, breaker_id, instance, state, ts, before, reason, true
  FROM moves ORDER BY project_id, breaker_id, instance, ts DESC
  ON CONFLICT (project_id, breaker_id, instance) DO UPDATE SET
    state = excluded.state, state_at = excluded.state_at, from_state = excluded.from_state, reason = excluded.reason
  WHERE kept.by_sample AND excluded.state_at > kept.state_at
  RETURNING project_id, breaker_id, instance
)
INSERT INTO breaker_transition (project_id, breaker_id, instance, ts, to_state, from_state, reason, by_sample)
SELECT project_id, breaker_id, instance, ts, state, before, reason, true
FROM moves JOIN settled USING (project_id, breaker_id, instance) ORDER BY 1, 2, 3, 4, 5
ON CONFLICT (project_id, breaker_id, instance, ts, to_state) DO NOTHING`;

/** Reads moves from the states that samples told, where nobody sends moves. */
export function inferTransitionsStatement(
  rows: readonly BreakerRow<BreakerSample>[],
): PipelinedStatement {
  return {
    name: 'infer-breaker-transitions',
    text: INFER_TRANSITIONS,
    values: [JSON.stringify(rows.map(sampleColumns))],
  };
}

const READING =
  'ts, interval_seconds, calls, successes, rejected, state, reported_failure_rate, reported_slow_rate';

// An upsert on breaker_reading_pkey; an older sample leaves the newer as it is.
const STORE_READINGS = `
INSERT INTO breaker_reading AS kept (project_id, breaker_id, instance, ${READING})
SELECT project_id, breaker_id, instance, ${READING} FROM json_populate_recordset(NULL::breaker_reading, $1::json)
ON CONFLICT (project_id, breaker_id, instance) DO UPDATE SET (${READING}) =
  ROW (${READING.split(', ')
    .map((column) => `excluded.${column}`)
    .join(', ')})
WHERE excluded.ts >= kept.ts`;

/** Keeps the last sample of each instance; each once, sorted by key. */
export function storeBreakerReadingsStatement(
  rows: readonly BreakerRow<BreakerSample>[],
): PipelinedStatement {
  return {
    name: 'store-breaker-readings',
    text: STORE_READINGS,
    values: [JSON.stringify(rows.map(sampleColumns))],
  };
}

/** What a roll-up counts of a breaker, beside its samples; null is not told. */
export const BREAKER_COUNTS = [
  'calls',
  'failures',
  'failures_of',
  'timeouts',
  'rejected',
  'fallbacks',
  'fallbacks_of',
  'slow',
  'slow_of',
] as const;

// An upsert on the table's primary key; a count that neither told stays unknown.
function storeRollups(
  table: 'breaker_rollup_minute' | 'breaker_rollup_hour' | 'breaker_rollup_wide',
  rows: readonly (BreakerRollupRow & Partial<WideRollupRow>)[],
): PipelinedStatement {
  const key =
    table === 'breaker_rollup_wide'
      ? 'project_id, width_seconds, bucket, breaker_id'
      : 'project_id, breaker_id, bucket';
  const columns = `${key}, samples, ${BREAKER_COUNTS.join(', ')}`;
  const added = BREAKER_COUNTS.map(
    (one) => `${one} = coalesce(kept.${one} + excluded.${one}, kept.${one}, excluded.${one})`,
  );
  return {
    name: `store-${table}`,
    text: `
INSERT INTO ${table} AS kept (${columns})
SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)
ON CONFLICT (${key}) DO UPDATE SET
  samples = kept.samples + excluded.samples, ${added.join(', ')}`,
    values: [JSON.stringify(rows.map(rollupColumns))],
  };
}

function rollupColumns(row: BreakerRollupRow & Partial<WideRollupRow>) {
  return {
    project_id: row.projectId,
    width_seconds: row.widthSeconds,
    breaker_id: row.breakerId,
    bucket: timestampText(row.bucketMs),
    samples: row.samples,
    calls: row.calls,
    failures: row.failures,
    failures_of: row.failuresOf,
    timeouts: row.timeouts,
    rejected: row.rejected,
    fallbacks: row.fallbacks,
    fallbacks_of: row.fallbacksOf,
    slow: row.slow,
    slow_of: row.slowOf,
  };
}

/** Adds samples to the roll-ups; each list sorted alike by every writer. */
export function storeBreakerRollupsStatements(rollup: BreakerRollup): PipelinedStatement[] {
  return [
    storeRollups('breaker_rollup_minute', rollup.minuteRows()),
    storeRollups('breaker_rollup_hour', rollup.hourRows()),
    storeRollups('breaker_rollup_wide', rollup.wideRows()),
  ];
}

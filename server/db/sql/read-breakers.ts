import type { BreakerState } from '@/domain/breakers/breaker';
import type { BreakerSums } from '@/domain/breakers/breaker-rollup';
import type { RollupParts } from '@/domain/breakers/rollup-parts';
import { type Binder, makeBinder, type Queryable } from './bind';
import { numbersOf } from './number-array';
import { timestampText } from './timestamp-text';

export interface BreakerRecord {
  id: string;
  breaker: string;
  service: string;
  environment: string | null;
  dependency: string | null;
}

export const MOST_BREAKERS = 2_000;

// Limit over Index Scan using breaker_pkey, or breaker_service when the breakers of one service are asked for.
const BREAKERS = `
SELECT id, name AS breaker, service, nullif(environment, '') AS environment, dependency FROM breaker
WHERE project_id = candor_project_id() AND ($1::uuid IS NULL OR id = $1) AND ($2::text IS NULL OR service = $2)
ORDER BY id LIMIT $3`;

/** The breakers of the project, one of them, or those of one service; one more than are shown, if there are more. */
export async function readBreakers(
  client: Queryable,
  { breakerId, service }: { breakerId: string | null; service: string | null },
): Promise<BreakerRecord[]> {
  const values = [breakerId, service, MOST_BREAKERS + 1];
  const { rows } = await client.query<BreakerRecord>({ text: BREAKERS, values });
  return rows;
}

export interface InstanceStateRow {
  breakerId: string;
  instance: string;
  state: BreakerState;
  stateMs: number;
  from: BreakerState | null;
  reason: string | null;
  isBySample: boolean;
}

// Nested Loop: Function Scan on unnest, Index Scan using breaker_instance_pkey.
const STATES = `
SELECT i.breaker_id AS "breakerId", i.instance, i.state, (extract(epoch FROM i.state_at) * 1000)::float8 AS "stateMs",
  i.from_state AS "from", i.reason, i.by_sample AS "isBySample"
FROM unnest($1::uuid[]) AS wanted(id)
JOIN breaker_instance i ON i.project_id = candor_project_id() AND i.breaker_id = wanted.id`;

export interface ReadingRow {
  breakerId: string;
  instance: string;
  timeMs: number;
  intervalSeconds: number | null;
  calls: number | null;
  successes: number | null;
  rejected: number | null;
  state: BreakerState | null;
  reportedFailureRate: number | null;
  reportedSlowRate: number | null;
}

// Nested Loop: Function Scan on unnest, Index Scan using breaker_reading_pkey.
const READINGS = `
SELECT r.breaker_id AS "breakerId", r.instance, (extract(epoch FROM r.ts) * 1000)::float8 AS "timeMs",
  r.interval_seconds AS "intervalSeconds", r.calls, r.successes, r.rejected, r.state,
  r.reported_failure_rate AS "reportedFailureRate", r.reported_slow_rate AS "reportedSlowRate"
FROM unnest($1::uuid[]) AS wanted(id)
JOIN breaker_reading r ON r.project_id = candor_project_id() AND r.breaker_id = wanted.id`;

/** The last state and the last sample of every instance of these breakers. */
export async function readInstances(
  client: Queryable,
  breakerIds: readonly string[],
): Promise<{ states: InstanceStateRow[]; readings: ReadingRow[] }> {
  const values = [breakerIds];
  const states = await client.query<InstanceStateRow>({ text: STATES, values });
  const readings = await client.query<ReadingRow>({ text: READINGS, values });
  return { states: states.rows, readings: readings.rows };
}

export interface MoveRow {
  breakerId: string;
  instance: string;
  timeMs: number;
  from: BreakerState | null;
  to: BreakerState;
  reason: string | null;
  isBySample: boolean;
}

/** What a move is told as, in the order of `MoveRow`'s fields behind the breaker. */
type ToldMove = [string, number, BreakerState | null, BreakerState, string | null, boolean];

const MOVE = `t.breaker_id AS "breakerId", t.instance, (extract(epoch FROM t.ts) * 1000)::float8 AS "timeMs",
  t.from_state AS "from", t.to_state AS "to", t.reason, t.by_sample AS "isBySample"`;

export const MOST_MOVES = 50_000;

// HashAggregate over Limit over Index Scan Backward using breaker_transition_ts; of one breaker or service, filtered there.
// A list for each breaker: a row for each move takes several times as long to read.
const MOVES = `
SELECT breaker_id AS "breakerId", json_agg(json_build_array(instance, ms, from_state, to_state, reason, by_sample)) AS told
FROM (
  SELECT t.breaker_id, t.instance, (extract(epoch FROM t.ts) * 1000)::float8 AS ms, t.from_state, t.to_state, t.reason,
    t.by_sample
  FROM breaker_transition t
  WHERE t.project_id = candor_project_id() AND t.ts >= $1::timestamptz AND t.ts < $2::timestamptz
    AND ($3::uuid[] IS NULL OR t.breaker_id = ANY ($3))
  ORDER BY t.ts DESC LIMIT $4
) AS newest GROUP BY 1`;

/** The newest moves in a window, at most `MOST_MOVES`, in no order; of all breakers without `breakerIds`. */
export async function readMoves(
  client: Queryable,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  breakerIds: readonly string[] | null,
): Promise<MoveRow[]> {
  const values = [timestampText(fromMs), timestampText(toMs), breakerIds, MOST_MOVES];
  const { rows } = await client.query<{ breakerId: string; told: ToldMove[] }>({
    text: MOVES,
    values,
  });
  return rows.flatMap(({ breakerId, told }) =>
    told.map(([instance, timeMs, from, to, reason, isBySample]) => ({
      breakerId,
      instance,
      timeMs,
      from,
      to,
      reason,
      isBySample,
    })),
  );
}

// Nested Loop: Function Scan on unnest, Limit over Index Scan Backward using breaker_transition_pkey: one row an
// instance, or those of one instant.
const MOVES_BEFORE = `
SELECT ${MOVE} FROM unnest($1::uuid[], $2::text[]) AS wanted(breaker_id, instance)
CROSS JOIN LATERAL (
  SELECT * FROM breaker_transition b
  WHERE b.project_id = candor_project_id() AND b.breaker_id = wanted.breaker_id AND b.instance = wanted.instance
    AND b.ts < $3::timestamptz
  ORDER BY b.ts DESC FETCH FIRST 1 ROW WITH TIES
) AS t`;

/** The last move of each of these instances before a moment, however old it is. */
export async function readMovesBefore(
  client: Queryable,
  instances: readonly { breakerId: string; instance: string }[],
  beforeMs: number,
): Promise<MoveRow[]> {
  if (instances.length === 0) return [];
  const values = [
    instances.map(({ breakerId }) => breakerId),
    instances.map(({ instance }) => instance),
    timestampText(beforeMs),
  ];
  const { rows } = await client.query<MoveRow>({ text: MOVES_BEFORE, values });
  return rows;
}

export interface SumsRow extends BreakerSums {
  breakerId: string;
  stepMs: number;
}

const SUMMED =
  'samples, calls, failures, failures_of, timeouts, rejected, fallbacks, fallbacks_of, slow, slow_of';

interface Stretch {
  fromMs: number;
  toMs: number;
}

/**
 * What was told of these breakers in the parts of a window that are not empty; each that is would be looked for in vain
 * for every breaker.
 * Append: Nested Loop of unnest and an Append of Index Scans using breaker_rollup_<unit>_pkey, and an Index Scan using
 * breaker_rollup_wide_pkey, one stretch of it. OFFSET 0 keeps the planner from reading every breaker's rows at once.
 */
function toldOf(
  bind: Binder,
  { breakerIds, parts }: { breakerIds: readonly string[]; parts: RollupParts },
): string {
  const ids = `${bind(breakerIds)}::uuid[]`;
  const within = ({ fromMs, toMs }: Stretch) =>
    `bucket >= ${bind(timestampText(fromMs))}::timestamptz AND bucket < ${bind(timestampText(toMs))}::timestamptz`;
  const isTold = ({ fromMs, toMs }: Stretch) => fromMs < toMs;
  const narrow = (unit: 'minute' | 'hour') => (stretch: Stretch) =>
    `
  SELECT bucket, ${SUMMED} FROM breaker_rollup_${unit}
  WHERE project_id = candor_project_id() AND breaker_id = wanted.id AND ${within(stretch)}`;
  const narrows = [
    ...parts.hours.filter(isTold).map(narrow('hour')),
    ...parts.minutes.filter(isTold).map(narrow('minute')),
  ];
  const own = `
  SELECT wanted.id, parts.* FROM unnest(${ids}) AS wanted(id)
  CROSS JOIN LATERAL (${narrows.join(' UNION ALL ')} OFFSET 0) AS parts`;
  const wide = () => `
  SELECT breaker_id AS id, bucket, ${SUMMED} FROM breaker_rollup_wide
  WHERE project_id = candor_project_id() AND width_seconds = ${bind(parts.wide.widthSeconds)}::int
    AND ${within(parts.wide)} AND breaker_id = ANY (${ids})`;
  return [
    ...(narrows.length > 0 ? [own] : []),
    ...(isTold(parts.wide) || narrows.length === 0 ? [wide()] : []),
  ].join(' UNION ALL ');
}

const SUMS_OF = SUMMED.split(', ')
  .map((column) => `sum(${column})::float8 AS ${column}`)
  .join(', ');

/** The step's beginning, then the sums in the order of the columns. */
type SummedStep = [number, number, ...(number | null)[]];

/** What went through each of these breakers, step by step; only the steps in which something was told. */
export async function readBreakerSums(
  client: Queryable,
  input: { breakerIds: readonly string[]; stepSeconds: number; parts: RollupParts },
): Promise<SumsRow[]> {
  const bind = makeBinder();
  const told = toldOf(bind, input);
  const step = `${bind(input.stepSeconds)}::int`;
  // HashAggregate over what was told. A row a breaker and step would be ten times as long to read as a list of numbers a
  // breaker.
  const { rows } = await client.query<{ breakerId: string; steps: SummedStep[] }>(
    `SELECT id AS "breakerId", json_agg(json_build_array(step_ms, ${SUMMED})) AS steps FROM (
       SELECT id, floor(date_part('epoch', bucket) / ${step}) * ${step} * 1000 AS step_ms, ${SUMS_OF}
       FROM (${told}) AS told GROUP BY 1, 2
     ) AS summed GROUP BY 1`,
    bind.values,
  );
  return rows.flatMap(({ breakerId, steps }) => steps.map((step) => sumsOfStep(breakerId, step)));
}

function sumsOfStep(breakerId: string, [stepMs, samples, ...counts]: SummedStep): SumsRow {
  const count = (place: number) => counts[place] ?? null;
  return {
    breakerId,
    stepMs,
    samples,
    calls: count(0),
    failures: count(1),
    failuresOf: count(2),
    timeouts: count(3),
    rejected: count(4),
    fallbacks: count(5),
    fallbacksOf: count(6),
    slow: count(7),
    slowOf: count(8),
  };
}

/** What went through one breaker in all, and how many calls in each step that told it. */
export interface BreakerCalls {
  total: BreakerSums;
  calls: ReadonlyMap<number, number>;
}

type CallsRow = Record<string, number | null> & {
  breakerId: string;
  bucketSeconds: string;
  bucketCalls: string;
};

/** What went through each of these breakers, and its calls step by step, for a list of all of them. */
export async function readBreakerCalls(
  client: Queryable,
  input: { breakerIds: readonly string[]; stepSeconds: number; parts: RollupParts },
): Promise<Map<string, BreakerCalls>> {
  const { stepSeconds } = input;
  const bind = makeBinder();
  // HashAggregate over what was told, once: which bucket belongs to which step is told from its beginning.
  const { rows } = await client.query<CallsRow>(
    `SELECT id AS "breakerId", ${SUMS_OF}, array_agg(date_part('epoch', bucket))::text AS "bucketSeconds",
       array_agg(told.calls)::text AS "bucketCalls"
     FROM (${toldOf(bind, input)}) AS told GROUP BY 1`,
    bind.values,
  );
  return new Map(
    rows.map((row) => {
      const columns = SUMMED.split(', ').map((column) => row[column] ?? null);
      const { breakerId, stepMs, ...total } = sumsOfStep(row.breakerId, [
        0,
        columns[0] ?? 0,
        ...columns.slice(1),
      ]);
      return [breakerId, { total, calls: callsBySteps(row, stepSeconds) }];
    }),
  );
}

function callsBySteps({ bucketSeconds, bucketCalls }: CallsRow, stepSeconds: number) {
  const calls = new Map<number, number>();
  const counts = numbersOf(bucketCalls);
  for (const [index, seconds] of numbersOf(bucketSeconds).entries()) {
    const count = counts[index] ?? null;
    if (count === null || seconds === null) continue;
    const stepMs = Math.floor(seconds / stepSeconds) * stepSeconds * 1_000;
    calls.set(stepMs, (calls.get(stepMs) ?? 0) + count);
  }
  return calls;
}

export interface SampleRow extends Omit<ReadingRow, 'reportedFailureRate' | 'reportedSlowRate'> {}

// Limit over Append of Index Scans Backward using breaker_sample_<day>_breaker_id, newest partition first.
const SAMPLES = `
SELECT s.breaker_id AS "breakerId", s.instance, (extract(epoch FROM s.ts) * 1000)::float8 AS "timeMs",
  s.interval_seconds AS "intervalSeconds", s.calls, s.successes, s.rejected, s.state
FROM breaker_sample s
WHERE s.project_id = candor_project_id() AND s.breaker_id = $1 AND s.ts >= $2::timestamptz AND s.ts < $3::timestamptz
ORDER BY s.ts DESC LIMIT $4`;

/** The newest samples of one breaker in a window. */
export async function readNewestSamples(
  client: Queryable,
  input: { breakerId: string; fromMs: number; toMs: number; limit: number },
): Promise<SampleRow[]> {
  const { breakerId, fromMs, toMs, limit } = input;
  const values = [breakerId, timestampText(fromMs), timestampText(toMs), limit];
  const { rows } = await client.query<SampleRow>({ text: SAMPLES, values });
  return rows;
}

import type { CatalogueEntry } from '@/domain/services/judge-services';
import { kept, type Queryable } from './bind';
import { timestampText } from './timestamp-text';

/** The services seen since then, by name. Index Scan using service_pkey with a filter: some hundreds a project. */
export async function readServiceCatalogue(
  client: Queryable,
  sinceMs: number,
): Promise<CatalogueEntry[]> {
  const { rows } = await client.query<{
    name: string;
    owner_team: string | null;
    tier: number | null;
  }>(
    `SELECT name, owner_team, tier FROM service
     WHERE project_id = candor_project_id() AND last_seen_at >= $1 ORDER BY name LIMIT 2000`,
    [timestampText(sinceMs)],
  );
  return rows.map(({ name, owner_team, tier }) => ({ name, ownerTeam: owner_team, tier }));
}

/** Lines of one service in one stretch of time: those of level error and above, and all. */
export interface ServiceLines {
  service: string;
  fromMs: number;
  errors: number;
  lines: number;
}

interface LinesRow {
  service: string;
  from_ms: number;
  errors: string;
  lines: string;
}

const LINES = `(extract(epoch FROM bucket) * 1000)::float8 AS from_ms,
  COALESCE(sum(count) FILTER (WHERE severity >= 17), 0)::text AS errors, sum(count)::text AS lines`;

function serviceLines(rows: LinesRow[]): ServiceLines[] {
  return rows.map(({ service, from_ms, errors, lines }) => ({
    service,
    fromMs: from_ms,
    errors: Number(errors),
    lines: Number(lines),
  }));
}

/** Lines by service and minute in a window. HashAggregate over an Index Scan using log_rollup_minute_pkey. */
export async function readMinuteLines(
  client: Queryable,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<ServiceLines[]> {
  const { rows } = await client.query<LinesRow>(
    `SELECT service, ${LINES} FROM log_rollup_minute_now
     WHERE project_id = candor_project_id() AND bucket >= $1 AND bucket < $2 GROUP BY service, bucket`,
    [timestampText(fromMs), timestampText(toMs)],
  );
  return serviceLines(rows);
}

const STEP = "floor(date_part('epoch', bucket) * 1000 / $3::float8) * $3::float8";

/** The same by steps of time. HashAggregate over an Index Scan using log_rollup_<unit>_pkey on (project_id, bucket). */
export async function readLineCourses(
  client: Queryable,
  {
    by,
    fromMs,
    toMs,
    stepMs,
  }: { by: 'minute' | 'hour'; fromMs: number; toMs: number; stepMs: number },
): Promise<ServiceLines[]> {
  const { rows } = await client.query<LinesRow>(
    `SELECT service, ${STEP} AS from_ms, COALESCE(sum(count) FILTER (WHERE severity >= 17), 0)::text AS errors,
       sum(count)::text AS lines FROM log_rollup_${by}_now
     WHERE project_id = candor_project_id() AND bucket >= $1 AND bucket < $2 GROUP BY 1, 2`,
    [timestampText(fromMs), timestampText(toMs), stepMs],
  );
  return serviceLines(rows);
}

const COUNTS = `COALESCE(sum(count) FILTER (WHERE severity >= 17), 0)::float8 AS errors, sum(count)::float8 AS lines`;

/** What a service logged lately in all. */
export interface RecentLines {
  errors: number;
  lines: number;
}

/** Lines by service, or of one, since then. HashAggregate over an Index Scan using log_rollup_minute_pkey. */
export async function readRecentLines(
  client: Queryable,
  { sinceMs, service }: { sinceMs: number; service?: string },
): Promise<Map<string, RecentLines>> {
  const { rows } = await client.query<RecentLines & { service: string }>(
    `SELECT service, ${COUNTS} FROM log_rollup_minute_now
     WHERE project_id = candor_project_id() AND bucket >= $1 AND ($2::text IS NULL OR service = $2) GROUP BY service`,
    [timestampText(sinceMs), service ?? null],
  );
  return new Map(rows.map(({ service: name, ...counts }) => [name, counts]));
}

/** `[errors, lines]` by the beginning of the hour; one without a line is not there. */
export type HourLines = ReadonlyMap<number, readonly [number, number]>;

/**
 * Lines by service, or of one, in each of some hours; a row a service and hour would be several times as long to read.
 * HashAggregates over Index Scans using log_rollup_hour_pkey, one an hour.
 */
export async function readHourLines(
  client: Queryable,
  { hours, service }: { hours: readonly number[]; service?: string },
): Promise<Map<string, HourLines>> {
  const { rows } = await client.query<{ service: string; hours: [number, number, number][] }>(
    `SELECT service, json_agg(json_build_array(date_part('epoch', bucket) * 1000, errors, lines)) AS hours FROM (
       SELECT service, bucket, ${COUNTS} FROM log_rollup_hour_now
       WHERE project_id = candor_project_id() AND bucket = ANY($1::timestamptz[]) AND ($2::text IS NULL OR service = $2)
       GROUP BY service, bucket
     ) hourly GROUP BY service`,
    [hours.map(timestampText), service ?? null],
  );
  return new Map(
    rows.map(({ service: name, hours: told }) => [
      name,
      new Map(told.map(([hourMs, errors, lines]) => [hourMs, [errors, lines]])),
    ]),
  );
}

/** What models answered one service in one of the windows asked for. */
export interface ServiceAnswers {
  service: string;
  /** The place of the window in the question. */
  window: number;
  answers: number;
  fallback: number;
  errors: number;
  refused: number;
  empty: number;
}

interface AnswersRow
  extends Record<'answers' | 'fallback' | 'errors' | 'refused' | 'empty', number> {
  service: string | null;
  place: number;
}

/**
 * Answers of models by service in short windows. HashAggregate over a Nested Loop of the windows with Index Scans using
 * ai_inference_<day>_pkey, partitions pruned at each turn; OFFSET 0 keeps the planner from reading all of them once.
 * Row-level security alone confines it to the project: a condition beside it would be tested against that of the policy
 * for each partition.
 */
export async function readServiceAnswers(
  client: Queryable,
  windows: readonly { fromMs: number; toMs: number }[],
): Promise<ServiceAnswers[]> {
  const of = (outcome: string) => `count(*) FILTER (WHERE outcome = '${outcome}')::int`;
  const { rows } = await client.query<AnswersRow>(
    kept(
      `SELECT w.place::int - 1 AS place, i.service, count(*)::int AS answers, ${of('fallback')} AS fallback,
       ${of('error')} AS errors, ${of('refused')} AS refused, ${of('empty')} AS empty
     FROM unnest($1::timestamptz[], $2::timestamptz[]) WITH ORDINALITY AS w(lower, upper, place)
     CROSS JOIN LATERAL (
       SELECT service, outcome FROM ai_inference WHERE ts >= w.lower AND ts < w.upper OFFSET 0
     ) i GROUP BY w.place, i.service`,
      [
        windows.map(({ fromMs }) => timestampText(fromMs)),
        windows.map(({ toMs }) => timestampText(toMs)),
      ],
    ),
  );
  return rows.map(({ place, service, ...counts }) => ({
    ...counts,
    service: service ?? '',
    window: place,
  }));
}

/** What all these queues held and worked off in one hour; null is not known. */
export interface QueueHour {
  hourMs: number;
  depth: number | null;
  deadLetters: number | null;
  servicePerSecond: number | null;
}

/** Sums over queues by hour. GroupAggregate over Index Scans using queue_rollup_hour_pkey, one a queue and hour. */
export async function readQueueHours(
  client: Queryable,
  queues: { work: readonly string[]; critical: readonly string[]; dead: readonly string[] },
  hours: readonly number[],
): Promise<QueueHour[]> {
  const { rows } = await client.query<{
    hour_ms: number;
    depth: number | null;
    dead: number | null;
    rate: number | null;
  }>(
    `SELECT (extract(epoch FROM bucket) * 1000)::float8 AS hour_ms,
       sum(depth_last) FILTER (WHERE queue_id = ANY($1::uuid[])) AS depth,
       sum(depth_last) FILTER (WHERE queue_id = ANY($3::uuid[])) AS dead,
       sum(dequeued / NULLIF(dequeued_seconds, 0)) FILTER (WHERE queue_id = ANY($2::uuid[])) AS rate
     FROM queue_rollup_hour WHERE project_id = candor_project_id()
       AND queue_id = ANY($1::uuid[] || $3::uuid[]) AND bucket = ANY($4::timestamptz[]) GROUP BY bucket`,
    [queues.work, queues.critical, queues.dead, hours.map(timestampText)],
  );
  return rows.map(({ hour_ms, depth, dead, rate }) => ({
    hourMs: hour_ms,
    depth,
    deadLetters: dead,
    servicePerSecond: rate,
  }));
}

import { ERROR_SEVERITY } from '@/domain/logs/error-trend';
import type { SentSignal } from '@/domain/services/sighting';
import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

/** What the catalogue says of a service. */
export interface CatalogueRow {
  name: string;
  ownerTeam: string | null;
  tier: number | null;
  runbookUrl: string | null;
  repositoryUrl: string | null;
  description: string | null;
  firstSeenMs: number;
  lastSeenMs: number;
}

const MOST_SERVICES = 2_000;
const epochMs = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** The catalogue, or one of it, what was seen last first. Index Scan using service_pkey, sorted: some hundreds. */
export async function readCatalogueRows(
  client: Queryable,
  service: string | null,
): Promise<CatalogueRow[]> {
  const { rows } = await client.query<CatalogueRow>(
    `SELECT name, owner_team AS "ownerTeam", tier, runbook_url AS "runbookUrl", repository_url AS "repositoryUrl",
       description, ${epochMs('first_seen_at')} AS "firstSeenMs", ${epochMs('last_seen_at')} AS "lastSeenMs"
     FROM service WHERE project_id = candor_project_id() AND removed_at IS NULL ${service === null ? '' : 'AND name = $1'}
     ORDER BY last_seen_at DESC LIMIT ${MOST_SERVICES}`,
    service === null ? [] : [service],
  );
  return rows;
}

/** The services that people took out of the catalogue. Index Scan using service_pkey: some hundreds. */
export async function readRemovedServices(client: Queryable): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM service WHERE project_id = candor_project_id() AND removed_at IS NOT NULL',
  );
  return new Set(rows.map(({ name }) => name));
}

/** By what a service was heard of, and when last. */
export interface SentRow {
  service: string;
  signal: SentSignal;
  lastMs: number;
}

/** HashAggregate over an Index Scan using service_sighting_pkey. */
export async function readSentSignals(
  client: Queryable,
  service: string | null,
): Promise<SentRow[]> {
  const { rows } = await client.query<SentRow>(
    `SELECT service, signal, ${epochMs('max(last_seen_at)')} AS "lastMs" FROM service_sighting
     WHERE project_id = candor_project_id() ${service === null ? '' : 'AND service = $1'} GROUP BY service, signal`,
    service === null ? [] : [service],
  );
  return rows;
}

/** An environment that a service was seen in, with the version told there last; '' is not told. */
export interface PlaceRow {
  service: string;
  environment: string;
  version: string;
  lastMs: number;
}

/**
 * Of versions seen in the same minutes, as while one replaces another, the one that was seen last; one that is told before
 * none. Unique over a Sort of an Index Scan using service_sighting_pkey.
 */
export async function readSeenPlaces(
  client: Queryable,
  service: string | null,
): Promise<PlaceRow[]> {
  const { rows } = await client.query<PlaceRow>(
    `SELECT DISTINCT ON (service, environment) service, environment, version,
       ${epochMs('max(last_seen_at) OVER (PARTITION BY service, environment)')} AS "lastMs"
     FROM service_sighting WHERE project_id = candor_project_id() ${service === null ? '' : 'AND service = $1'}
     ORDER BY service, environment, version = '', last_seen_at DESC`,
    service === null ? [] : [service],
  );
  return rows;
}

/** What a service logged in one step of time: lines of level error and above, and all. */
export interface LineStep {
  stepMs: number;
  errors: number;
  lines: number;
}

/**
 * HashAggregate over a Nested Loop of the buckets with Index Scans using log_rollup_<unit>_pkey on (project_id, bucket,
 * service), and the few rows of log_rollup_delta; OFFSET 0 keeps the planner from reading all services at once.
 */
export async function readLineSteps(
  client: Queryable,
  range: {
    unit: 'minute' | 'hour';
    fromMs: number;
    toMs: number;
    stepMs: number;
    service: string;
  },
): Promise<LineStep[]> {
  const { unit, fromMs, toMs, stepMs, service } = range;
  const { rows } = await client.query<LineStep>(
    `SELECT (floor(extract(epoch FROM bucket) * 1000 / $3) * $3)::float8 AS "stepMs",
       COALESCE(sum(count) FILTER (WHERE severity >= ${ERROR_SEVERITY}), 0)::float8 AS errors, sum(count)::float8 AS lines
     FROM (
       SELECT r.bucket, r.severity, r.count
       FROM generate_series($1::timestamptz, $2::timestamptz, interval '1 ${unit}') AS b(bucket)
       CROSS JOIN LATERAL (
         SELECT l.bucket, l.severity, l.count FROM log_rollup_${unit} l
         WHERE l.project_id = candor_project_id() AND l.bucket = b.bucket AND l.bucket < $2 AND l.service = $4 OFFSET 0
       ) r
       UNION ALL
       SELECT u.bucket, u.severity, u.count FROM log_rollup_delta d
       CROSS JOIN LATERAL unnest(d.buckets, d.services, d.severities, d.counts) AS u(bucket, service, severity, count)
       WHERE d.project_id = candor_project_id() AND u.bucket >= $1 AND u.bucket < $2 AND u.service = $4
     ) told GROUP BY 1`,
    [timestampText(fromMs), timestampText(toMs), stepMs, service],
  );
  return rows;
}

/** What a service asked of one feature's models. */
export interface AskedRow {
  feature: string;
  models: string[];
  inferences: number;
  fallback: number;
  errors: number;
  lastMs: number;
}

const MOST_FEATURES = 50;

/** GroupAggregate over Index Scans using ai_inference_<day>_pkey of one or two days, with a filter on the service. */
export async function readAskedFeatures(
  client: Queryable,
  { service, fromMs, toMs }: { service: string; fromMs: number; toMs: number },
): Promise<AskedRow[]> {
  const { rows } = await client.query<AskedRow>(
    `SELECT feature, array_agg(DISTINCT model ORDER BY model) AS models, count(*)::int AS inferences,
       count(*) FILTER (WHERE outcome = 'fallback')::int AS fallback,
       count(*) FILTER (WHERE outcome = 'error')::int AS errors, ${epochMs('max(ts)')} AS "lastMs"
     FROM ai_inference WHERE project_id = candor_project_id() AND service = $1 AND ts >= $2 AND ts < $3
     GROUP BY feature ORDER BY inferences DESC, feature LIMIT ${MOST_FEATURES}`,
    [service, timestampText(fromMs), timestampText(toMs)],
  );
  return rows;
}

import type { PipelinedStatement } from '../pipelined-statements';

export interface UsageRow {
  projectId: string;
  keyId: string;
  requests: number;
  accepted: number;
  rejected: number;
  bytes: number;
}

export interface SampleRow {
  projectId: string;
  keyId: string;
  route: string;
  outcome: 'accepted' | 'rejected';
  shape: string | null;
  raw: string;
  reason: string | null;
  hint: string | null;
}

export interface IngestAccount {
  /** Which of the rows of a key and day usage is added to: groups under way at one time take different ones. */
  lane: number;
  usage: UsageRow[];
  samples: SampleRow[];
  /** Projects whose first event this may be. */
  firstEventOf: string[];
}

// One statement, one round trip: an upsert on ingest_usage_pkey, plain inserts, an update by project_pkey.
const STORE_ACCOUNT = `
WITH usage AS (
  INSERT INTO ingest_usage (project_id, day, key_id, lane, requests, accepted, rejected, bytes)
  SELECT p, (candor_now() AT TIME ZONE 'UTC')::date, k, $16::smallint, r, a, x, b
  FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[]) AS u(p, k, r, a, x, b)
  ON CONFLICT (project_id, day, key_id, lane)
  DO UPDATE SET requests = ingest_usage.requests + excluded.requests, accepted = ingest_usage.accepted + excluded.accepted,
    rejected = ingest_usage.rejected + excluded.rejected, bytes = ingest_usage.bytes + excluded.bytes
), samples AS (
  INSERT INTO ingest_sample (project_id, key_id, route, outcome, shape, raw, reason, hint)
  SELECT * FROM unnest($7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
)
UPDATE project SET first_event_at = candor_now() WHERE id = ANY($15::uuid[]) AND first_event_at IS NULL`;

/** Usage, samples and a project's first event, in the transaction that stores the records. */
export function storeIngestAccountStatement(
  account: IngestAccount,
): PipelinedStatement & { values: unknown[] } {
  const { usage, samples } = account;
  return {
    name: 'store-ingest-account',
    text: STORE_ACCOUNT,
    values: [
      usage.map((u) => u.projectId),
      usage.map((u) => u.keyId),
      usage.map((u) => u.requests),
      usage.map((u) => u.accepted),
      usage.map((u) => u.rejected),
      usage.map((u) => u.bytes),
      samples.map((s) => s.projectId),
      samples.map((s) => s.keyId),
      samples.map((s) => s.route),
      samples.map((s) => s.outcome),
      samples.map((s) => s.shape),
      samples.map((s) => s.raw),
      samples.map((s) => s.reason),
      samples.map((s) => s.hint),
      account.firstEventOf,
      account.lane,
    ],
  };
}

import type { Beat, BeatStatus } from '@/domain/heartbeats/heartbeat';
import type {
  HeartbeatRecord,
  HeartbeatSpell,
  SpellState,
} from '@/domain/heartbeats/heartbeat-record';
import type { Queryable } from './bind';
import { timestampText } from './timestamp-text';

/** A job as it is stored; times in epoch ms. */
export interface StoredHeartbeat extends HeartbeatRecord {
  slug: string;
  createdMs: number;
  scheduleIsSet: boolean;
  /** Whose job it is; null: its beats did not say. */
  service: string | null;
}

interface HeartbeatRow {
  slug: string;
  every_seconds: number;
  grace_seconds: number;
  schedule_is_set: boolean;
  created_at: Date;
  last_beat_at: Date | null;
  last_status: string | null;
  last_message: string | null;
  reckoned_from: Date | null;
  failing_since: Date | null;
  paused_at: Date | null;
  service: string | null;
}

const COLUMNS = `slug, every_seconds, grace_seconds, schedule_is_set, created_at, last_beat_at, last_status, last_message,
  reckoned_from, failing_since, paused_at, service`;

function storedHeartbeat(row: HeartbeatRow): StoredHeartbeat {
  const ms = (date: Date | null) => date?.getTime() ?? null;
  return {
    slug: row.slug,
    everySeconds: row.every_seconds,
    graceSeconds: row.grace_seconds,
    scheduleIsSet: row.schedule_is_set,
    createdMs: row.created_at.getTime(),
    lastBeatMs: ms(row.last_beat_at),
    lastStatus: row.last_status as BeatStatus | null,
    lastMessage: row.last_message,
    reckonedFromMs: ms(row.reckoned_from),
    failingSinceMs: ms(row.failing_since),
    pausedMs: ms(row.paused_at),
    service: row.service,
  };
}

/** A job, locked against other beats to the end of the transaction; null when there is none. By heartbeat_pkey. */
export async function lockHeartbeat(
  client: Queryable,
  projectId: string,
  slug: string,
): Promise<StoredHeartbeat | null> {
  const { rows } = await client.query<HeartbeatRow>(
    `SELECT ${COLUMNS} FROM heartbeat WHERE project_id = $1 AND slug = $2 FOR UPDATE`,
    [projectId, slug],
  );
  return rows[0] === undefined ? null : storedHeartbeat(rows[0]);
}

/** Says whose job it is; run under its lock. By heartbeat_pkey. */
export async function nameHeartbeatService(
  client: Queryable,
  { projectId, slug }: { projectId: string; slug: string },
  service: string,
): Promise<void> {
  await client.query('UPDATE heartbeat SET service = $3 WHERE project_id = $1 AND slug = $2', [
    projectId,
    slug,
    service,
  ]);
}

/** The database's time in epoch ms, within a transaction that has locked what it is about. */
export async function readClock(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ now: Date }>('SELECT candor_now() AS now');
  return rows[0]?.now.getTime() ?? Date.now();
}

/** Makes a job, unless it is there; false when the project has as many as it may. Insert on heartbeat. */
export async function insertHeartbeat(
  client: Queryable,
  heartbeat: { projectId: string; slug: string; everySeconds: number; graceSeconds: number },
  most: number,
): Promise<boolean> {
  const { projectId, slug, everySeconds, graceSeconds } = heartbeat;
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `candor_heartbeats ${projectId}`,
  ]);
  const { rowCount } = await client.query(
    `INSERT INTO heartbeat (project_id, slug, every_seconds, grace_seconds)
     SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM heartbeat WHERE project_id = $1) < $5
     ON CONFLICT (project_id, slug) DO NOTHING`,
    [projectId, slug, everySeconds, graceSeconds, most],
  );
  if (rowCount === 1) return true;
  return (await lockHeartbeat(client, projectId, slug)) !== null;
}

/** Writes a job back, with what is over; by heartbeat_pkey, which the transaction has locked. */
export async function saveHeartbeat(
  client: Queryable,
  { projectId, slug }: { projectId: string; slug: string },
  change: { record: HeartbeatRecord; spells: readonly HeartbeatSpell[]; scheduleIsSet: boolean },
): Promise<void> {
  const { record, spells, scheduleIsSet } = change;
  const at = (ms: number | null) => (ms === null ? null : timestampText(ms));
  await client.query(
    `UPDATE heartbeat SET every_seconds = $3, grace_seconds = $4, schedule_is_set = $5, last_beat_at = $6,
       last_status = $7, last_message = $8, reckoned_from = $9, failing_since = $10, paused_at = $11
     WHERE project_id = $1 AND slug = $2`,
    [
      projectId,
      slug,
      record.everySeconds,
      record.graceSeconds,
      scheduleIsSet,
      at(record.lastBeatMs),
      record.lastStatus,
      record.lastMessage,
      at(record.reckonedFromMs),
      at(record.failingSinceMs),
      at(record.pausedMs),
    ],
  );
  if (spells.length === 0) return;
  await client.query(
    `INSERT INTO heartbeat_spell (project_id, slug, state, from_at, to_at, every_seconds, grace_seconds)
     SELECT $1, $2, * FROM unnest($3::text[], $4::timestamptz[], $5::timestamptz[], $6::float8[], $7::float8[])
     ON CONFLICT DO NOTHING`,
    [
      projectId,
      slug,
      spells.map(({ state }) => state),
      spells.map(({ fromMs }) => timestampText(fromMs)),
      spells.map(({ toMs }) => timestampText(toMs)),
      spells.map(({ everySeconds }) => everySeconds),
      spells.map(({ graceSeconds }) => graceSeconds),
    ],
  );
}

/** Keeps a beat and counts it; an upsert on heartbeat_beat_hour_pkey. */
export async function insertBeat(
  client: Queryable,
  { projectId, slug }: { projectId: string; slug: string },
  { timeMs, status, message }: Beat,
): Promise<void> {
  await client.query(
    `WITH kept AS (
       INSERT INTO heartbeat_beat (project_id, slug, ts, status, message) VALUES ($1, $2, $3, $4, $5)
     )
     INSERT INTO heartbeat_beat_hour AS hour (project_id, slug, bucket, ok, failed)
     VALUES ($1, $2, date_trunc('hour', $3::timestamptz, 'UTC'), $6, $7)
     ON CONFLICT (project_id, slug, bucket)
     DO UPDATE SET ok = hour.ok + excluded.ok, failed = hour.failed + excluded.failed`,
    [
      projectId,
      slug,
      timestampText(timeMs),
      status,
      message,
      status === 'ok' ? 1 : 0,
      status === 'ok' ? 0 : 1,
    ],
  );
}

/** Every job of the project, by slug. Index Scan using heartbeat_pkey. */
export async function listHeartbeatRows(client: Queryable): Promise<StoredHeartbeat[]> {
  const { rows } = await client.query<HeartbeatRow>(
    `SELECT ${COLUMNS} FROM heartbeat WHERE project_id = candor_project_id() ORDER BY slug`,
  );
  return rows.map(storedHeartbeat);
}

/** When each job was first heard of, as far as is still kept. Index Only Scan using heartbeat_beat_hour_pkey, a row a job. */
export async function selectFirstBeats(
  client: Queryable,
  slugs: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ slug: string; first: Date }>(
    `SELECT s.slug, first.bucket AS first FROM unnest($1::text[]) AS s(slug)
     JOIN LATERAL (
       SELECT bucket FROM heartbeat_beat_hour h WHERE h.project_id = candor_project_id() AND h.slug = s.slug
       ORDER BY bucket LIMIT 1
     ) first ON true`,
    [slugs],
  );
  return new Map(rows.map(({ slug, first }) => [slug, first.getTime()]));
}

interface Window {
  fromMs: number;
  toMs: number;
}

/** Spells that reach into a window, of all jobs or one. Index Scan using heartbeat_spell_pkey. */
export async function selectSpells(
  client: Queryable,
  { fromMs, toMs }: Window,
  slug: string | null,
): Promise<Map<string, HeartbeatSpell[]>> {
  const { rows } = await client.query<{
    slug: string;
    state: string;
    from_at: Date;
    to_at: Date;
    every_seconds: number;
    grace_seconds: number;
  }>(
    `SELECT slug, state, from_at, to_at, every_seconds, grace_seconds FROM heartbeat_spell
     WHERE project_id = candor_project_id() AND ($3::text IS NULL OR slug = $3) AND from_at < $2 AND to_at > $1
     ORDER BY slug, from_at LIMIT 20000`,
    [timestampText(fromMs), timestampText(toMs), slug],
  );
  const spells = new Map<string, HeartbeatSpell[]>();
  for (const row of rows) {
    const spell = {
      state: row.state as SpellState,
      fromMs: row.from_at.getTime(),
      toMs: row.to_at.getTime(),
      everySeconds: row.every_seconds,
      graceSeconds: row.grace_seconds,
    };
    spells.set(row.slug, [...(spells.get(row.slug) ?? []), spell]);
  }
  return spells;
}

export interface BeatCounts {
  ok: number;
  failed: number;
}

/**
 * Beats heard in a window: of up to a day the beats themselves (Index Scan using heartbeat_beat_pkey), of more the hours
 * (heartbeat_beat_hour_pkey), those at its ends as a whole.
 */
export async function countBeatRows(
  client: Queryable,
  { fromMs, toMs }: Window,
  slug: string | null,
): Promise<Map<string, BeatCounts>> {
  const isShort = toMs - fromMs <= 86_400_000;
  const { rows } = await client.query<{ slug: string; ok: string; failed: string }>(
    isShort
      ? `SELECT slug, count(*) FILTER (WHERE status = 'ok')::text AS ok, count(*) FILTER (WHERE status <> 'ok')::text AS failed
         FROM heartbeat_beat WHERE project_id = candor_project_id() AND ($3::text IS NULL OR slug = $3)
           AND ts >= $1 AND ts < $2 GROUP BY slug`
      : `SELECT slug, sum(ok)::text AS ok, sum(failed)::text AS failed
         FROM heartbeat_beat_hour WHERE project_id = candor_project_id() AND ($3::text IS NULL OR slug = $3)
           AND bucket >= date_trunc('hour', $1::timestamptz, 'UTC') AND bucket < $2 GROUP BY slug`,
    [timestampText(fromMs), timestampText(toMs), slug],
  );
  return new Map(rows.map((row) => [row.slug, { ok: Number(row.ok), failed: Number(row.failed) }]));
}

/** A job's latest beats of a window, newest first. Index Scan Backward using heartbeat_beat_pkey. */
export async function selectBeats(
  client: Queryable,
  slug: string,
  { fromMs, toMs }: Window,
  limit: number,
): Promise<(Beat & { id: string })[]> {
  const { rows } = await client.query<{
    id: string;
    ts: Date;
    status: string;
    message: string | null;
  }>(
    `SELECT id::text AS id, ts, status, message FROM heartbeat_beat
     WHERE project_id = candor_project_id() AND slug = $1 AND ts >= $2 AND ts < $3
     ORDER BY ts DESC, id DESC LIMIT $4`,
    [slug, timestampText(fromMs), timestampText(toMs), limit],
  );
  return rows.map(({ id, ts, status, message }) => ({
    id,
    timeMs: ts.getTime(),
    status: status as BeatStatus,
    message,
  }));
}

import { BEATS_TOLD } from '@/domain/heartbeats/beats-told';
import type {
  HeartbeatAnswer,
  HeartbeatHistory,
  HeartbeatsAnswer,
  HeartbeatsParams,
} from '@/domain/heartbeats/heartbeat-answers';
import { heartbeatCourse } from '@/domain/heartbeats/heartbeat-course';
import { currentState, type HeartbeatSpell } from '@/domain/heartbeats/heartbeat-record';
import type { TimeWindow } from '@/domain/time-range/time-range';
import { readInProject } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import type { Queryable } from '@/server/db/sql/bind';
import {
  type BeatCounts,
  countBeatRows,
  listHeartbeatRows,
  type StoredHeartbeat,
  selectBeats,
  selectFirstBeats,
  selectSpells,
} from '@/server/db/sql/heartbeats';
import { ServiceError } from '@/server/errors';
import { readTimeWindow } from '@/server/time-window';

const USUAL_MS = 86_400_000;

/** The heartbeats of a project: their present, and their course over a window. @throws ServiceError invalid */
export async function answerHeartbeats(
  projectId: string,
  params: HeartbeatsParams,
): Promise<HeartbeatsAnswer> {
  const nowMs = await databaseNow();
  const window = readTimeWindow(params, { nowMs, usualMs: USUAL_MS });
  const items = await readInProject(projectId, async (client) =>
    tellAll(client, await listHeartbeatRows(client), { window, nowMs, slug: null }),
  );
  return { ...rangeOf(window), items, nextCursor: null };
}

/** One heartbeat with its latest beats. @throws ServiceError not_found, invalid */
export async function answerHeartbeat(
  projectId: string,
  slug: string,
  params: HeartbeatsParams,
): Promise<HeartbeatHistory> {
  const nowMs = await databaseNow();
  const window = readTimeWindow(params, { nowMs, usualMs: USUAL_MS });
  return readInProject(projectId, async (client) => {
    const rows = (await listHeartbeatRows(client)).filter((row) => row.slug === slug);
    const [heartbeat] = await tellAll(client, rows, { window, nowMs, slug });
    if (heartbeat === undefined) throw noHeartbeat();
    const beats = await selectBeats(client, slug, window, BEATS_TOLD);
    return {
      ...rangeOf(window),
      heartbeat,
      beats: beats.map(({ id, timeMs, status, message }) => ({
        id,
        at: new Date(timeMs).toISOString(),
        status,
        message,
      })),
    };
  });
}

export function noHeartbeat(): ServiceError {
  return new ServiceError('not_found', 'There is no such heartbeat in this project.', {
    hint: 'It may have been deleted; a beat with ?create=1 makes it again.',
  });
}

async function tellAll(
  client: Queryable,
  rows: readonly StoredHeartbeat[],
  { window, nowMs, slug }: { window: TimeWindow; nowMs: number; slug: string | null },
): Promise<HeartbeatAnswer[]> {
  const counts = await countBeatRows(client, window, slug);
  const spells = await selectSpells(client, window, slug);
  const first = await selectFirstBeats(
    client,
    rows.map((row) => row.slug),
  );
  return rows.map((row) =>
    tell(row, {
      window,
      nowMs,
      counts: counts.get(row.slug) ?? { ok: 0, failed: 0 },
      spells: spells.get(row.slug) ?? [],
      firstHourMs: first.get(row.slug) ?? null,
    }),
  );
}

interface Told {
  window: TimeWindow;
  nowMs: number;
  counts: BeatCounts;
  spells: readonly HeartbeatSpell[];
  firstHourMs: number | null;
}

function tell(row: StoredHeartbeat, told: Told): HeartbeatAnswer {
  const { window, nowMs, counts, spells, firstHourMs } = told;
  const reading = currentState(row, nowMs);
  // It was not heard of before it was made; its first hour is told as a whole otherwise.
  const firstBeatMs = firstHourMs === null ? null : Math.max(firstHourMs, row.createdMs);
  const course = heartbeatCourse({ record: row, firstBeatMs, spells, window, nowMs });
  const received = counts.ok + counts.failed;
  return {
    slug: row.slug,
    service: row.service,
    everySeconds: row.everySeconds,
    graceSeconds: row.graceSeconds,
    state: reading.state,
    createdAt: iso(row.createdMs),
    lastBeatAt: isoOrNull(row.lastBeatMs),
    lastStatus: row.lastStatus,
    lastMessage: row.lastMessage,
    nextExpectedAt: isoOrNull(reading.nextExpectedMs),
    missedFromAt: isoOrNull(reading.missedFromMs),
    overdueSeconds: reading.overdueSeconds,
    failingSince: isoOrNull(row.failingSinceMs),
    pausedAt: isoOrNull(row.pausedMs),
    expected: course.missed === null ? null : received + course.missed,
    received,
    failed: counts.failed,
    missed: course.missed,
    segments: course.segments.map(({ fromMs, toMs, state, beats }) => ({
      from: iso(fromMs),
      to: iso(toMs),
      state,
      beats,
    })),
  };
}

function rangeOf({ fromMs, toMs }: TimeWindow): { from: string; to: string } {
  return { from: iso(fromMs), to: iso(toMs) };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}

import { type CurrentState, currentState } from '@/domain/heartbeats/heartbeat-record';
import type { Queryable } from '@/server/db/sql/bind';
import { listHeartbeatRows } from '@/server/db/sql/heartbeats';

export interface HeartbeatNow {
  slug: string;
  state: CurrentState;
  lastBeatMs: number | null;
  overdueSeconds: number | null;
}

/** What each heartbeat of a project is at this moment, on a connection that is confined to the project. */
export async function readHeartbeatStates(
  client: Queryable,
  nowMs: number,
): Promise<HeartbeatNow[]> {
  const rows = await listHeartbeatRows(client);
  return rows.map((row) => {
    const { state, overdueSeconds } = currentState(row, nowMs);
    return { slug: row.slug, state, lastBeatMs: row.lastBeatMs, overdueSeconds };
  });
}

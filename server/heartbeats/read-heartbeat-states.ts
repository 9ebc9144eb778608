import { type CurrentState, currentState } from '@/domain/heartbeats/heartbeat-record';
import { readInProject } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { listHeartbeatRows } from '@/server/db/sql/heartbeats';

export interface HeartbeatNow {
  slug: string;
  state: CurrentState;
  lastBeatMs: number | null;
  overdueSeconds: number | null;
}

/** What each heartbeat of a project is at this moment. */
export async function readHeartbeatStates(projectId: string): Promise<HeartbeatNow[]> {
  const nowMs = await databaseNow();
  const rows = await readInProject(projectId, listHeartbeatRows);
  return rows.map((row) => {
    const { state, overdueSeconds } = currentState(row, nowMs);
    return { slug: row.slug, state, lastBeatMs: row.lastBeatMs, overdueSeconds };
  });
}

import { logPatterns } from '@/domain/incidents/log-patterns';
import { readInProject, systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import {
  selectErrorLines,
  selectUnkeptIncidents,
  storePatterns,
} from '../db/sql/incident-patterns';
import { signalWindowOf } from './read-timeline';

const AT_ONCE = 20;
const TIMEOUT_MS = 5_000;

/**
 * Keeps what the logs of incidents looked like, so that "has this happened before" can tell when their lines are long
 * gone. Answers how many incidents were looked at.
 */
export async function keepIncidentPatterns(signal: AbortSignal): Promise<number> {
  const nowMs = await databaseNow();
  const incidents = await selectUnkeptIncidents(systemPool(), AT_ONCE);
  for (const incident of incidents) {
    if (signal.aborted) break;
    const window = signalWindowOf(incident, nowMs);
    const lines = await readInProject(
      incident.projectId,
      (client) => selectErrorLines(client, window),
      { timeoutMs: TIMEOUT_MS },
    );
    await storePatterns(systemPool(), incident, logPatterns(lines));
  }
  return incidents.length;
}

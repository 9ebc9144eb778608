import type { Incident } from '@/domain/incidents/incident-answers';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction, systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { notifyFollowers } from '../db/sql/notify';
import { findIncident, type IncidentRow } from './incident-row';
import { readIncident } from './read-incident';

export interface IncidentCall {
  ctx: ProjectContext;
  /** Or the number. */
  id: string;
  /** When it was, for what is told afterwards; now when left out. */
  atMs?: number | undefined;
}

export interface IncidentWork {
  row: IncidentRow;
  nowMs: number;
}

/** One change of an incident in one transaction; those who look at it hear of it. @throws ServiceError not_found */
export async function workOnIncident(
  { ctx, id, atMs }: IncidentCall,
  work: (tx: ProjectTransaction, incident: IncidentWork) => Promise<void>,
): Promise<Incident> {
  const { projectId } = ctx;
  const answer = await inProject(projectId, async (tx) => {
    const row = await findIncident(tx, projectId, id);
    await work(tx, { row, nowMs: atMs ?? Math.floor(await databaseNow()) });
    return readIncident(tx, projectId, row.id);
  });
  await tellFollowers(projectId);
  return answer;
}

export async function tellFollowers(projectId: string): Promise<void> {
  await notifyFollowers(systemPool(), projectId, 'incident');
}

interface WrittenEvent {
  kind: string;
  text: string;
  /** Now when left out. */
  atMs?: number;
  by: string;
  ref?: { type: string; id: string; path: string | null };
}

/** A line of the timeline that stays. */
export async function writeEvent(
  tx: ProjectTransaction,
  { projectId, id }: { projectId: string; id: string },
  { kind, text, atMs, by, ref }: WrittenEvent,
): Promise<void> {
  await tx.incidentEvent.create({
    data: {
      projectId,
      incidentId: id,
      kind,
      text,
      ...(atMs === undefined ? {} : { at: new Date(atMs) }),
      by,
      ...(ref === undefined ? {} : { ref }),
    },
    select: { id: true },
  });
}

/** What the audit log calls an incident. */
export function subjectOf({ number, title }: { number: number; title: string }): string {
  return `INC-${number} ${title}`;
}

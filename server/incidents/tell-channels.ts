import { incidentPayload } from '@/domain/incidents/incident-payload';
import type { IncidentSeverity, IncidentStatus } from '@/domain/incidents/incident-words';
import type { Notice } from '@/domain/notifications/notice';
import { isAtLeast } from '@/domain/notifications/severity-order';
import type { ProjectTransaction } from '../db/client';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { findIncident } from './incident-row';

interface Told {
  projectId: string;
  incidentId: string;
  transition: 'declared' | 'updated' | 'resolved';
  /** What was told; null: how it stands says it all. */
  text: string | null;
  by: string;
  nowMs: number;
}

/** Tells the project's channels of an incident, in the transaction that changes it; how it stands is read after that. */
export async function tellChannels(
  tx: ProjectTransaction,
  { projectId, incidentId, transition, text, by, nowMs }: Told,
): Promise<void> {
  const channels = await tx.notificationChannel.findMany({
    where: { projectId, isPaused: false, disabledReason: null },
    select: { id: true, name: true, leastSeverity: true },
  });
  if (channels.length === 0) return;
  const row = await findIncident(tx, projectId, incidentId);
  const project = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { slug: true },
  });
  const payload = incidentPayload(
    {
      ...row,
      severity: row.severity as IncidentSeverity,
      status: row.status as IncidentStatus,
      commander: row.roles.find(({ role }) => role === 'commander')?.name ?? null,
      slug: project.slug,
    },
    { text, by },
  );
  await enqueueNotices(
    tx,
    channels
      .filter(({ leastSeverity }) => isAtLeast(payload.severity, leastSeverity))
      .map(
        ({ id, name }): Notice => ({
          projectId,
          dedupeKey: `incident/${incidentId}/${transition}/${nowMs}/${id}`,
          alertId: null,
          incidentId,
          transition,
          target: { kind: 'channel', id, label: name },
          payload,
        }),
      ),
  );
}

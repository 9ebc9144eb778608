import { presentWords } from '@/domain/alerting/present-words';
import type { Incident } from '@/domain/incidents/incident-answers';
import type { ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { SignalWindow } from '../db/sql/incident-signals';

const MOST = 100;

export interface IncidentAlerts {
  alerts: Incident['alerts'];
  /** Since when and until when what they wait for held; of one that is of the incident, as long as that. */
  held: { id: string; summary: string; fromMs: number; untilMs: number }[];
}

/** The alerts that were linked to an incident, and those that its services raised while it lasted. */
export async function readIncidentAlerts(
  tx: ProjectTransaction,
  projectId: string,
  { incidentIds, window }: { incidentIds: readonly string[]; window: SignalWindow },
): Promise<IncidentAlerts> {
  const links = await tx.incidentAlert.findMany({
    where: { projectId, incidentId: { in: [...incidentIds] } },
    select: { alertId: true },
    take: MOST,
  });
  const linked = new Set(links.map(({ alertId }) => alertId));
  const { from, to, services } = window;
  const rows = await tx.alert.findMany({
    where: {
      projectId,
      firedAt: { not: null },
      OR: [
        { id: { in: [...linked] } },
        {
          startedAt: { gte: from, lt: to },
          ...(services.length === 0 ? {} : { service: { in: [...services] } }),
        },
      ],
    },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    include: { rule: { select: { keepFiringForSeconds: true, evaluatedAt: true } } },
  });
  const nowMs = await databaseNow();
  return {
    alerts: rows.map((row) => ({
      id: row.id,
      summary: presentWords({ ...row, ...row.rule }, nowMs),
      severity: row.severity,
      state: row.state,
      fingerprint: row.fingerprint,
      startedAt: row.startedAt.toISOString(),
      isLinked: linked.has(row.id),
    })),
    held: rows.map(({ id, summary, startedAt, resolvedAt }) => ({
      id,
      summary,
      fromMs: startedAt.getTime(),
      untilMs:
        linked.has(id) || resolvedAt === null ? Number.POSITIVE_INFINITY : resolvedAt.getTime(),
    })),
  };
}

import type { IncidentList } from '@/domain/incidents/incident-answers';
import type { IncidentsParams } from '@/domain/incidents/incident-params';
import { readAlertCursor, writeAlertCursor } from '../alerting/alert-cursor';
import { inProject } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { summaryOf, WITH_PEOPLE } from './incident-row';

/** Incidents, the newest first. @throws ServiceError invalid for a cursor that is none */
export async function listIncidents(
  projectId: string,
  params: IncidentsParams,
): Promise<IncidentList> {
  const { cursor, limit } = params;
  const after = cursor === undefined ? null : readAlertCursor(cursor);
  const rows = await inProject(projectId, (tx) =>
    tx.incident.findMany({
      where: {
        projectId,
        AND: [filterOf(params), after === null ? {} : before(after)],
      },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      include: WITH_PEOPLE,
    }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(summaryOf),
    nextCursor: rows.length > limit && last !== undefined ? writeAlertCursor(last) : null,
  };
}

function filterOf({ status, severity, service }: IncidentsParams): Prisma.IncidentWhereInput {
  const statuses = status?.flatMap((one) =>
    one === 'open' ? ['investigating', 'identified', 'monitoring'] : [one],
  );
  return {
    ...(statuses === undefined ? {} : { status: { in: statuses } }),
    ...(severity === undefined ? {} : { severity: { in: severity } }),
    ...(service === undefined ? {} : { services: { has: service } }),
  };
}

function before({ startedAt, id }: { startedAt: Date; id: string }): Prisma.IncidentWhereInput {
  return { OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }] };
}

import type { IncidentList } from '@/domain/incidents/incident-answers';
import type { IncidentsParams } from '@/domain/incidents/incident-params';
import { inProject } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { readTimeCursor, type TimePlace, writeTimeCursor } from '../db/list-cursor';
import { summaryOf, WITH_PEOPLE } from './incident-row';

/** Incidents, the newest first. @throws ServiceError invalid for a cursor that is none */
export async function listIncidents(
  projectId: string,
  params: IncidentsParams,
): Promise<IncidentList> {
  const { cursor, limit } = params;
  const after = cursor === undefined ? null : readTimeCursor(cursor);
  const { rows, deployed } = await inProject(projectId, async (tx) => {
    const found = await tx.incident.findMany({
      where: {
        projectId,
        AND: [filterOf(params), after === null ? {} : before(after)],
      },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      include: WITH_PEOPLE,
    });
    const links = await tx.deploymentIncident.findMany({
      where: { projectId, incidentId: { in: found.map(({ id }) => id) }, isConfirmed: true },
      select: { incidentId: true },
    });
    return { rows: found, deployed: new Set(links.map(({ incidentId }) => incidentId)) };
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      ...summaryOf(row, deployed.has(row.id)),
      cause: deployed.has(row.id) ? 'deployment' : null,
    })),
    nextCursor:
      rows.length > limit && last !== undefined
        ? writeTimeCursor({ at: last.startedAt, id: last.id })
        : null,
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

function before({ at, id }: TimePlace): Prisma.IncidentWhereInput {
  return { OR: [{ startedAt: { lt: at } }, { startedAt: at, id: { lt: id } }] };
}

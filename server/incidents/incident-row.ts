import type { IncidentFields } from '@/domain/incidents/change-incident';
import { confirmedFactors } from '@/domain/incidents/factors';
import type { IncidentSummary } from '@/domain/incidents/incident-answers';
import {
  INCIDENT_ROLES,
  type IncidentRole,
  type IncidentSeverity,
  type IncidentStatus,
} from '@/domain/incidents/incident-words';
import type { ProjectTransaction } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { isoOrNull } from '../db/iso-or-null';
import { ServiceError } from '../errors';

export const WITH_PEOPLE = {
  roles: true,
  mergedInto: { select: { id: true, number: true, title: true } },
} as const satisfies Prisma.IncidentInclude;

export type IncidentRow = Prisma.IncidentGetPayload<{ include: typeof WITH_PEOPLE }>;

/** By its id, or by the number that people call it by. @throws ServiceError not_found */
export async function findIncident(
  tx: ProjectTransaction,
  projectId: string,
  idOrNumber: string,
): Promise<IncidentRow> {
  const named = /^\d{1,9}$/.test(idOrNumber) ? { number: Number(idOrNumber) } : { id: idOrNumber };
  const row = await tx.incident.findFirst({
    where: { projectId, ...named },
    include: WITH_PEOPLE,
  });
  if (row === null)
    throw new ServiceError('not_found', 'There is no such incident in this project.', {
      hint: 'GET /api/v1/incidents lists those that there are.',
    });
  return row;
}

/** `isDeploymentConfirmed`: a person said of a suspected change that it made the incident. */
export function summaryOf(row: IncidentRow, isDeploymentConfirmed: boolean): IncidentSummary {
  const byRole = new Map(row.roles.map((one) => [one.role, one]));
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    severity: row.severity as IncidentSeverity,
    status: row.status as IncidentStatus,
    impact: row.impact,
    services: row.services,
    environment: row.environment,
    factors: confirmedFactors(row.factors, isDeploymentConfirmed),
    channelUrl: row.channelUrl,
    roles: INCIDENT_ROLES.flatMap((role: IncidentRole) => {
      const one = byRole.get(role);
      if (one === undefined) return [];
      const { name, assignedAt, assignedBy } = one;
      return [{ role, name, assignedAt: assignedAt.toISOString(), assignedBy }];
    }),
    startedAt: row.startedAt.toISOString(),
    detectedAt: isoOrNull(row.detectedAt),
    acknowledgedAt: isoOrNull(row.acknowledgedAt),
    mitigatedAt: isoOrNull(row.mitigatedAt),
    resolvedAt: isoOrNull(row.resolvedAt),
    declaredAt: row.declaredAt.toISOString(),
    declaredBy: row.declaredBy,
    mergedInto: row.mergedInto,
    revision: row.revision,
  };
}

export function fieldsOf(row: IncidentRow): IncidentFields {
  return {
    title: row.title,
    severity: row.severity as IncidentSeverity,
    status: row.status as IncidentStatus,
    impact: row.impact,
    services: row.services,
    factors: confirmedFactors(row.factors, false),
    environment: row.environment,
    channelUrl: row.channelUrl,
    startedMs: row.startedAt.getTime(),
    detectedMs: row.detectedAt?.getTime() ?? null,
    acknowledgedMs: row.acknowledgedAt?.getTime() ?? null,
    mitigatedMs: row.mitigatedAt?.getTime() ?? null,
    resolvedMs: row.resolvedAt?.getTime() ?? null,
  };
}

/** The columns of what can be changed. */
export function columnsOf(fields: IncidentFields) {
  const { startedMs, detectedMs, acknowledgedMs, mitigatedMs, resolvedMs, ...rest } = fields;
  return {
    ...rest,
    services: [...rest.services],
    factors: [...rest.factors],
    startedAt: new Date(startedMs),
    detectedAt: dateOf(detectedMs),
    acknowledgedAt: dateOf(acknowledgedMs),
    mitigatedAt: dateOf(mitigatedMs),
    resolvedAt: dateOf(resolvedMs),
  };
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

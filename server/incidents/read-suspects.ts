import { classifyDeployments } from '@/domain/delivery/classify-deployments';
import type { Change, Deployment, DeploymentStatus } from '@/domain/delivery/deployment';
import { deploymentRef, readDeploymentRef } from '@/domain/delivery/deployment-ref';
import type { SuspectedChange } from '@/domain/incidents/incident-answers';
import { suspectChanges } from '@/domain/incidents/suspect-changes';
import type { TimelineLine } from '@/domain/incidents/timeline';
import type { ProjectTransaction } from '../db/client';
import type { Deployment as DeploymentRow } from '../db/generated/client';
import { isoOrNull } from '../db/iso-or-null';
import { readDependencies, type SignalWindow } from '../db/sql/incident-signals';
import type { IncidentRow } from './incident-row';

const DAY_MS = 86_400_000;
const LOOK_BACK_MS = 14 * DAY_MS;
const LOOK_AHEAD_MS = 2 * DAY_MS;
/** Of services that have nothing to do with it, only what was deployed just before is looked at. */
const NEAR_MS = 2 * 3_600_000;
const MOST = 1_000;

/** The deployments that may have made an incident, with what people said of them. */
export async function readSuspects(
  tx: ProjectTransaction,
  row: IncidentRow,
  incidentIds: readonly string[],
): Promise<SuspectedChange[]> {
  const { projectId, services, environment } = row;
  const startedMs = row.startedAt.getTime();
  const called = await readDependencies(tx, services);
  const dependencies = new Map(called.map(({ service, dependency }) => [dependency, service]));
  const rows = await tx.deployment.findMany({
    where: {
      projectId,
      ts: { gte: new Date(startedMs - LOOK_BACK_MS), lt: new Date(startedMs + LOOK_AHEAD_MS) },
      OR: [
        { service: { in: [...services, ...dependencies.keys()] } },
        { ts: { gte: new Date(startedMs - NEAR_MS), lt: new Date(startedMs) } },
      ],
    },
    orderBy: { ts: 'desc' },
    take: MOST,
  });
  const byRef = new Map(rows.map((one) => [deploymentRef(one), one]));
  const links = await tx.deploymentIncident.findMany({
    where: { projectId, incidentId: { in: [...incidentIds] } },
  });
  const decided = new Map(
    links.map((link) => [deploymentRef({ ...link, id: link.deploymentId }), link]),
  );
  const found = suspectChanges(
    {
      startedMs,
      endedMs: row.resolvedAt?.getTime() ?? null,
      services,
      environment,
      versions: [],
      shas: [],
      dependencies,
    },
    classifyDeployments([...byRef].map(([ref, one]) => deploymentOf(ref, one))),
  ).map(({ deployment, score, reasons }) => {
    const link = decided.get(deployment.id);
    return {
      deploymentId: byRef.get(deployment.id)?.id ?? deployment.id,
      ref: deployment.id,
      service: deployment.service,
      environment: deployment.environment,
      version: deployment.version ?? deployment.sha.slice(0, 12),
      at: isoOrNull(byRef.get(deployment.id)?.ts ?? null),
      score,
      reasons,
      isConfirmed: link?.isConfirmed ?? null,
      decidedBy: link?.decidedBy ?? null,
    };
  });
  const others = [...decided].flatMap(([ref, link]) => {
    const named = readDeploymentRef(ref);
    if (named === null || found.some((one) => one.ref === ref)) return [];
    return [
      {
        deploymentId: named.id,
        ref,
        service: named.service,
        environment: named.environment,
        version: byRef.get(ref)?.version ?? null,
        at: isoOrNull(byRef.get(ref)?.ts ?? null),
        score: 0,
        reasons: ['A person named it.'],
        isConfirmed: link.isConfirmed,
        decidedBy: link.decidedBy,
      },
    ];
  });
  return [...found, ...others];
}

function deploymentOf(ref: string, row: DeploymentRow): Deployment {
  return {
    id: ref,
    service: row.service,
    environment: row.environment,
    sha: row.sha,
    version: row.version,
    status: row.status as DeploymentStatus,
    startedMs: row.startedAt?.getTime() ?? null,
    finishedMs: row.finishedAt?.getTime() ?? null,
    rollbackOf:
      row.rollbackOf === null
        ? null
        : row.rollbackOf && deploymentRef({ ...row, id: row.rollbackOf }),
    unplanned: row.unplanned,
    changes: row.changes as Change[] | null,
    flags: [],
  };
}

const STATUS: Record<string, string> = {
  in_progress: 'is being deployed',
  succeeded: 'was deployed',
  failed: 'could not be deployed',
  cancelled: 'was not deployed after all',
};

/** The deployments of the incident's services while it lasted. */
export async function deploymentLines(
  tx: ProjectTransaction,
  projectId: string,
  { from, to, services }: SignalWindow,
): Promise<TimelineLine[]> {
  const rows = await tx.deployment.findMany({
    where: {
      projectId,
      ts: { gte: from, lt: to },
      ...(services.length === 0 ? {} : { service: { in: [...services] } }),
    },
    orderBy: { ts: 'asc' },
    take: 100,
  });
  return rows.map((row) => {
    const version = row.version ?? row.sha.slice(0, 12);
    const did = row.rollbackOf === null ? (STATUS[row.status] ?? row.status) : 'was rolled back to';
    const what =
      row.rollbackOf === null
        ? `${row.service} ${version} ${did}`
        : `${row.service} ${did} ${version}`;
    const ref = deploymentRef(row);
    return {
      id: `deployment:${ref}`,
      atMs: row.ts.getTime(),
      kind: 'deployment',
      text: `${what} in ${row.environment}`,
      ref: { type: 'deployment', id: ref, path: `delivery?${new URLSearchParams({ open: ref })}` },
      by: null,
    };
  });
}

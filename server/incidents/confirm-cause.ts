import { readDeploymentRef } from '@/domain/delivery/deployment-ref';
import { reportDelivery } from '@/domain/delivery/report-delivery';
import { describeMoved } from '@/domain/incidents/describe-moved';
import type { Incident } from '@/domain/incidents/incident-answers';
import { recordAudit } from '../access/record-audit';
import { inProject, readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { storeIncidentDecision } from '../db/sql/decide-incident';
import { readDeliveryHistory } from '../delivery/read-delivery-history';
import { ServiceError } from '../errors';
import { findIncident } from './incident-row';
import { mirrorToDelivery } from './mirror-to-delivery';
import { tickStep } from './tick-step';
import { type IncidentCall, subjectOf, workOnIncident, writeEvent } from './work-on-incident';

const WINDOW_DAYS = 30;

type Reported = Awaited<ReturnType<typeof reportOf>>;

interface CauseInput extends IncidentCall {
  input: { ref: string; isConfirmed: boolean };
}

/**
 * A person says whether a deployment made the incident: confirmed, it is a failed change for delivery, and the timeline
 * says what that moved. @throws ServiceError not_found
 */
export async function confirmCause({ ctx, id, atMs, input }: CauseInput): Promise<Incident> {
  const { projectId, actor } = ctx;
  const { ref, isConfirmed } = input;
  const named = readDeploymentRef(ref);
  if (named === null) throw noDeployment();
  const { id: incidentId } = await inProject(projectId, (tx) => findIncident(tx, projectId, id));
  const before = await reportOf(projectId, named.service);
  const version = await inProject(projectId, async (tx) => {
    const row = await findIncident(tx, projectId, incidentId);
    const { service, environment, id: deploymentId } = named;
    const deployment = await tx.deployment.findFirst({
      where: { projectId, service, environment, id: deploymentId },
    });
    if (deployment === null) throw noDeployment();
    await mirrorToDelivery(tx, row);
    await storeIncidentDecision(tx, {
      projectId,
      service,
      environment,
      deploymentId,
      incidentId,
      isConfirmed,
      decidedBy: actor.name,
    });
    await recordAudit(tx, ctx, {
      action: isConfirmed ? 'deployment_incident.confirm' : 'deployment_incident.deny',
      subject: `${service} ${deployment.version ?? deployment.sha.slice(0, 12)}`,
      details: { incident: subjectOf(row), environment },
    });
    return deployment.version;
  });
  const after = await reportOf(projectId, named.service);
  const what = `${named.service} ${version ?? named.id} in ${named.environment}`;
  const moved = `Over ${WINDOW_DAYS} days: ${describeMoved(before.report, after.report)}.`;
  const mended = isConfirmed ? mendedText(after, incidentId) : '';
  return workOnIncident({ ctx, id: incidentId, atMs }, async (tx, { row, nowMs }) => {
    await tickStep(tx, { row, step: 'changes', by: actor.name, nowMs });
    await writeEvent(tx, row, {
      kind: 'cause',
      text: `${what} ${isConfirmed ? 'made this incident' : 'did not make this incident'}. ${mended}${moved}`,
      atMs: nowMs,
      by: actor.name,
      ref: {
        type: 'deployment',
        id: ref,
        path: `delivery?${new URLSearchParams({ open: ref })}`,
      },
    });
  });
}

async function reportOf(projectId: string, service: string) {
  const toMs = Math.floor(await databaseNow());
  const fromMs = toMs - WINDOW_DAYS * 86_400_000;
  const history = await readInProject(projectId, (client) =>
    readDeliveryHistory(client, { projectId, fromMs, toMs, service }),
  );
  const scope = { fromMs, toMs, nowMs: toMs, service, environment: null };
  return { history, report: reportDelivery(history, scope) };
}

/** Which deployment ended the incident, and what that makes it. */
function mendedText({ history, report }: Reported, incidentId: string): string {
  const row = report.reworkRate.included.find(({ mended }) => mended.includes(incidentId));
  const found = history.deployments.find(({ id }) => id === row?.id);
  if (row === undefined || found === undefined) return '';
  const name = `${found.service} ${found.version ?? found.sha.slice(0, 12)}`;
  if (row.isRework) return `${name} mended it and counts as rework. `;
  return `${name} mended it; its sender says that it was planned, so it is no rework. `;
}

function noDeployment(): ServiceError {
  return new ServiceError('not_found', 'There is no such deployment in this project.', {
    hint: 'It may have been told under another service or environment.',
  });
}

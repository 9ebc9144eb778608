import type { DecideIncidentInput } from '@/domain/delivery/deployment-list';
import { readDeploymentRef } from '@/domain/delivery/deployment-ref';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { storeIncidentDecision } from '../db/sql/decide-incident';
import { ServiceError } from '../errors';

/** A person says whether a deployment made an incident; the metrics follow. @throws ServiceError not_found */
export async function decideIncident({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: DecideIncidentInput;
}): Promise<void> {
  const { projectId } = ctx;
  const { incidentId, isConfirmed } = input;
  const named = readDeploymentRef(input.ref);
  await inProject(projectId, async (tx) => {
    const place = named && { projectId, service: named.service, environment: named.environment };
    const deployment =
      place && (await tx.deployment.findFirst({ where: { ...place, id: named.id } }));
    const incident = await tx.deliveryIncident.findFirst({ where: { projectId, id: incidentId } });
    if (!place || !deployment || !incident)
      throw new ServiceError('not_found', 'There is no such deployment or incident here.');
    await storeIncidentDecision(tx, {
      ...place,
      deploymentId: deployment.id,
      incidentId,
      isConfirmed,
      decidedBy: ctx.actor.name,
    });
    await recordAudit(tx, ctx, {
      action: isConfirmed ? 'deployment_incident.confirm' : 'deployment_incident.deny',
      subject: `${deployment.service} ${deployment.version ?? deployment.sha.slice(0, 12)}`,
      details: { incident: incident.title, environment: deployment.environment },
    });
  });
}

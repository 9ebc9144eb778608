import type { ProjectTransaction } from '../client';

interface Decision {
  projectId: string;
  service: string;
  environment: string;
  deploymentId: string;
  incidentId: string;
  isConfirmed: boolean;
  decidedBy: string;
}

/** Keeps what a person said. Insert on deployment_incident, conflicts found in deployment_incident_pkey. */
export async function storeIncidentDecision(tx: ProjectTransaction, one: Decision): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO deployment_incident (project_id, service, environment, deployment_id, incident_id, is_confirmed, decided_by)
    VALUES (${one.projectId}::uuid, ${one.service}, ${one.environment}, ${one.deploymentId}, ${one.incidentId},
      ${one.isConfirmed}, ${one.decidedBy})
    ON CONFLICT (project_id, service, environment, deployment_id, incident_id) DO UPDATE SET
      is_confirmed = excluded.is_confirmed, decided_by = excluded.decided_by, decided_at = candor_now()`;
}

import { incidentIdParams } from '@/domain/incidents/incident-params';
import { readIncidentPage } from '@/server/incidents/read-incident';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/incidents/{id} answers it. */
export const GET = withProject(
  { role: 'viewer', params: incidentIdParams },
  async ({ project, params }) => Response.json(await readIncidentPage(project.id, params.id)),
);

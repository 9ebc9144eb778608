import { incidentsParams } from '@/domain/incidents/incident-params';
import { declareIncidentSchema } from '@/domain/incidents/schemas';
import { declareIncident } from '@/server/incidents/declare-incident';
import { listIncidents } from '@/server/incidents/list-incidents';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/incidents answers it. */
export const GET = withProject(
  { role: 'viewer', query: incidentsParams },
  async ({ project, query }) => Response.json(await listIncidents(project.id, query)),
);

export const POST = withProject(
  { role: 'responder', body: declareIncidentSchema },
  async ({ ctx, body }) =>
    Response.json(await declareIncident({ ctx, input: body }), { status: 201 }),
);

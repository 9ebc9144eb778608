import { incidentIdParams } from '@/domain/incidents/incident-params';
import { incidentActionSchema } from '@/domain/incidents/schemas';
import { actOnIncident } from '@/server/incidents/act-on-incident';
import { withProject } from '@/server/web/with-project';

export const POST = withProject(
  { role: 'responder', params: incidentIdParams, body: incidentActionSchema },
  async ({ ctx, params, body }) =>
    Response.json(await actOnIncident({ ctx, id: params.id, input: body })),
);

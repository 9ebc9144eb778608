import { incidentIdParams } from '@/domain/incidents/incident-params';
import { incidentPatchSchema } from '@/domain/incidents/schemas';
import { changeIncident } from '@/server/incidents/change-incident';
import { readIncidentPage } from '@/server/incidents/read-incident';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** One incident, by its id or number, with its timeline. */
export const GET = withApiKey(
  { scope: 'read', params: incidentIdParams },
  async ({ project, params }) => Response.json(await readIncidentPage(project.id, params.id)),
);

export const PATCH = withApiKey(
  { scope: 'write', params: incidentIdParams },
  async ({ ctx, params, request }) => {
    const patch = await readJsonBody(request, incidentPatchSchema);
    return Response.json(await changeIncident({ ctx, id: params.id, patch }));
  },
);

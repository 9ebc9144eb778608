import { incidentsParams } from '@/domain/incidents/incident-params';
import { declareIncidentSchema } from '@/domain/incidents/schemas';
import { declareIncident } from '@/server/incidents/declare-incident';
import { listIncidents } from '@/server/incidents/list-incidents';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Incidents, the newest first. */
export const GET = withApiKey(
  { scope: 'read', query: incidentsParams },
  async ({ project, query }) => Response.json(await listIncidents(project.id, query)),
);

/** Declares an incident. */
export const POST = withApiKey({ scope: 'write' }, async ({ ctx, request }) => {
  const input = await readJsonBody(request, declareIncidentSchema);
  return Response.json(await declareIncident({ ctx, input }), { status: 201 });
});

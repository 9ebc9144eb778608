import { incidentIdParams } from '@/domain/incidents/incident-params';
import { incidentRoleSchema } from '@/domain/incidents/schemas';
import { assignRole } from '@/server/incidents/assign-role';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

/** Names who has a role. */
export const POST = withApiKey(
  { scope: 'write', params: incidentIdParams },
  async ({ ctx, params, request }) => {
    const input = await readJsonBody(request, incidentRoleSchema);
    return Response.json(await assignRole({ ctx, id: params.id, input }));
  },
);

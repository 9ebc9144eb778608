import { incidentIdParams } from '@/domain/incidents/incident-params';
import { incidentStatusSchema } from '@/domain/incidents/schemas';
import { changeStatus } from '@/server/incidents/change-incident';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

/** Says how far it is; with a text, those who wait are told. */
export const POST = withApiKey(
  { scope: 'write', params: incidentIdParams },
  async ({ ctx, params, request }) => {
    const input = await readJsonBody(request, incidentStatusSchema);
    return Response.json(await changeStatus({ ctx, id: params.id, input }));
  },
);

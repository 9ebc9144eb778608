import { incidentIdParams } from '@/domain/incidents/incident-params';
import { incidentEventSchema } from '@/domain/incidents/schemas';
import { addNote } from '@/server/incidents/add-note';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

/** Writes a line into the timeline. */
export const POST = withApiKey(
  { scope: 'write', params: incidentIdParams },
  async ({ ctx, params, request }) => {
    const input = await readJsonBody(request, incidentEventSchema);
    return Response.json(await addNote({ ctx, id: params.id, input }), { status: 201 });
  },
);

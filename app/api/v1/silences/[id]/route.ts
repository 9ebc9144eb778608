import { silenceIdParams, silencePatchSchema } from '@/domain/silences/schemas';
import { changeSilence, endSilence } from '@/server/silences/change-silences';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const PATCH = withApiKey(
  { scope: 'write', params: silenceIdParams },
  async ({ ctx, params, request }) => {
    const patch = await readJsonBody(request, silencePatchSchema);
    return Response.json(await changeSilence({ ctx, id: params.id, patch }));
  },
);

/** Ends it now; it stays as what happened. */
export const DELETE = withApiKey(
  { scope: 'write', params: silenceIdParams },
  async ({ ctx, params }) => Response.json(await endSilence({ ctx, id: params.id })),
);

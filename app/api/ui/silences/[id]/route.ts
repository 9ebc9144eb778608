import { silenceIdParams, silencePatchSchema } from '@/domain/silences/schemas';
import { changeSilence, endSilence } from '@/server/silences/change-silences';
import { withProject } from '@/server/web/with-project';

export const PATCH = withProject(
  { role: 'responder', params: silenceIdParams, body: silencePatchSchema },
  async ({ ctx, params, body }) =>
    Response.json(await changeSilence({ ctx, id: params.id, patch: body })),
);

export const DELETE = withProject(
  { role: 'responder', params: silenceIdParams },
  async ({ ctx, params }) => Response.json(await endSilence({ ctx, id: params.id })),
);

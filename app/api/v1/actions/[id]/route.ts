import { actionIdParams, changeActionSchema } from '@/domain/actions/schemas';
import { changeAction } from '@/server/actions/change-action';
import { readAction } from '@/server/actions/read-action';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

export const GET = withApiKey(
  { scope: 'read', params: actionIdParams },
  async ({ project, params }) => Response.json(await readAction(project.id, params.id)),
);

export const PATCH = withApiKey(
  { scope: 'write', params: actionIdParams },
  async ({ ctx, params, request }) => {
    const input = await readJsonBody(request, changeActionSchema);
    return Response.json(await changeAction({ ctx, id: params.id, input }));
  },
);

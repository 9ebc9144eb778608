import { actionsParams, createActionSchema } from '@/domain/actions/schemas';
import { createAction } from '@/server/actions/create-action';
import { listActions } from '@/server/actions/list-actions';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Actions, the earliest due first. */
export const GET = withApiKey({ scope: 'read', query: actionsParams }, async ({ project, query }) =>
  Response.json(await listActions(project.id, query)),
);

export const POST = withApiKey({ scope: 'write' }, async ({ ctx, request }) => {
  const input = await readJsonBody(request, createActionSchema);
  return Response.json(await createAction({ ctx, input }), { status: 201 });
});

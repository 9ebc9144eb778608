import { actionIdParams, changeActionSchema } from '@/domain/actions/schemas';
import { changeAction } from '@/server/actions/change-action';
import { readAction } from '@/server/actions/read-action';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', params: actionIdParams },
  async ({ project, params }) => Response.json(await readAction(project.id, params.id)),
);

export const PATCH = withProject(
  { role: 'responder', params: actionIdParams, body: changeActionSchema },
  async ({ ctx, params, body }) =>
    Response.json(await changeAction({ ctx, id: params.id, input: body })),
);

import { actionsParams, createActionSchema } from '@/domain/actions/schemas';
import { createAction } from '@/server/actions/create-action';
import { listActionsWithPeople } from '@/server/actions/list-actions';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/actions answers it, with those who can own an action. */
export const GET = withProject(
  { role: 'viewer', query: actionsParams },
  async ({ project, query }) => Response.json(await listActionsWithPeople(project.id, query)),
);

export const POST = withProject(
  { role: 'responder', body: createActionSchema },
  async ({ ctx, body }) => Response.json(await createAction({ ctx, input: body }), { status: 201 }),
);

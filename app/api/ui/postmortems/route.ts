import { createPostmortemSchema, postmortemsParams } from '@/domain/postmortems/schemas';
import { createPostmortem } from '@/server/postmortems/create-postmortem';
import { listPostmortems } from '@/server/postmortems/read-postmortems';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', query: postmortemsParams },
  async ({ project, query }) => Response.json(await listPostmortems(project.id, query)),
);

export const POST = withProject(
  { role: 'responder', body: createPostmortemSchema },
  async ({ ctx, project, body }) => {
    const { postmortem, isNew } = await createPostmortem({ ctx, project, input: body });
    return Response.json(postmortem, { status: isNew ? 201 : 200 });
  },
);

import { commentSchema, postmortemIdParams } from '@/domain/postmortems/schemas';
import { addComment } from '@/server/postmortems/discuss-postmortem';
import { withProject } from '@/server/web/with-project';

export const POST = withProject(
  { role: 'responder', params: postmortemIdParams, body: commentSchema },
  async ({ ctx, params, body }) =>
    Response.json(await addComment({ ctx, id: params.id }, body), { status: 201 }),
);

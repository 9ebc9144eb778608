import { commentIdParams, settleCommentSchema } from '@/domain/postmortems/schemas';
import { settleComment } from '@/server/postmortems/discuss-postmortem';
import { withProject } from '@/server/web/with-project';

export const PATCH = withProject(
  { role: 'responder', params: commentIdParams, body: settleCommentSchema },
  async ({ ctx, params: { id, commentId }, body: { resolved } }) =>
    Response.json(await settleComment({ ctx, id }, { commentId, resolved })),
);

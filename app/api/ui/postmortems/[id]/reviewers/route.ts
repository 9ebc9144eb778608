import { postmortemIdParams, reviewersSchema } from '@/domain/postmortems/schemas';
import { askReviewers } from '@/server/postmortems/discuss-postmortem';
import { withProject } from '@/server/web/with-project';

export const PUT = withProject(
  { role: 'responder', params: postmortemIdParams, body: reviewersSchema },
  async ({ ctx, params, body }) =>
    Response.json(await askReviewers({ ctx, id: params.id }, body.reviewerIds)),
);

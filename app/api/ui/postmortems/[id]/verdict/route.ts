import { postmortemIdParams, reviewVerdictSchema } from '@/domain/postmortems/schemas';
import { giveVerdict } from '@/server/postmortems/discuss-postmortem';
import { withProject } from '@/server/web/with-project';

/** The verdict of whoever calls, asked or not. */
export const POST = withProject(
  { role: 'responder', params: postmortemIdParams, body: reviewVerdictSchema },
  async ({ ctx, params, body }) =>
    Response.json(await giveVerdict({ ctx, id: params.id }, body.state)),
);

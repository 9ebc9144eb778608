import { letterGroupParams, ownGroupSchema } from '@/domain/queues/queue-params';
import { ownLetterGroup } from '@/server/queues/own-letter-group';
import { withProject } from '@/server/web/with-project';

/** Says who looks after a group of dead letters. */
export const PUT = withProject(
  { role: 'responder', params: letterGroupParams, body: ownGroupSchema },
  async ({ ctx, params, body }) => {
    await ownLetterGroup({ ctx, input: { ...params, ...body } });
    return new Response(null, { status: 204 });
  },
);

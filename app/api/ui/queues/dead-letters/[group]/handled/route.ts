import { handleGroupSchema, letterGroupParams } from '@/domain/queues/queue-params';
import { handleLetterGroup } from '@/server/queues/handle-letter-group';
import { withProject } from '@/server/web/with-project';

/** Says that the dead letters of a group are taken care of, or that they are not after all. */
export const PUT = withProject(
  { role: 'responder', params: letterGroupParams, body: handleGroupSchema },
  async ({ ctx, params, body }) => {
    await handleLetterGroup({ ctx, input: { ...params, ...body } });
    return new Response(null, { status: 204 });
  },
);

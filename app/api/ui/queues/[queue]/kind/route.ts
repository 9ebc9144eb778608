import { decideKindSchema, queueParams } from '@/domain/queues/queue-params';
import { decideQueueKind } from '@/server/queues/decide-queue-kind';
import { withProject } from '@/server/web/with-project';

/** Says whether a queue holds dead letters. */
export const PUT = withProject(
  { role: 'editor', params: queueParams, body: decideKindSchema },
  async ({ ctx, params, body }) => {
    await decideQueueKind({ ctx, input: { ...params, ...body } });
    return new Response(null, { status: 204 });
  },
);

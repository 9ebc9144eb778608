import { queueParams, queuesParams } from '@/domain/queues/queue-params';
import { answerQueue } from '@/server/queues/answer-queue';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** One queue: its state, its course and its dead letters by group. */
export const GET = withApiKey(
  { scope: 'read', query: queuesParams, params: queueParams },
  async ({ project, query, params }) =>
    Response.json(await answerQueue(project.id, params.queue, query)),
);

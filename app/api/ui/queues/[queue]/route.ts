import { queueParams, queuesParams } from '@/domain/queues/queue-params';
import { answerQueue } from '@/server/queues/answer-queue';
import { withProject } from '@/server/web/with-project';

/** One queue: its state, its course and its dead letters by group. */
export const GET = withProject(
  { role: 'viewer', query: queuesParams, params: queueParams },
  async ({ project, query, params }) =>
    Response.json(await answerQueue(project.id, params.queue, query)),
);

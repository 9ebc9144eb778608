import { queuesParams } from '@/domain/queues/queue-params';
import { answerQueues } from '@/server/queues/answer-queues';
import { withProject } from '@/server/web/with-project';

/** Every queue as it stands, with the course of its depth. */
export const GET = withProject(
  { role: 'viewer', query: queuesParams },
  async ({ project, query }) => Response.json(await answerQueues(project.id, query)),
);

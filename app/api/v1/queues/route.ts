import { queuesParams } from '@/domain/queues/queue-params';
import { answerQueues } from '@/server/queues/answer-queues';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Every queue as it stands, with the course of its depth. */
export const GET = withApiKey({ scope: 'read', query: queuesParams }, async ({ project, query }) =>
  Response.json(await answerQueues(project.id, query)),
);

import { deadLettersParams, letterGroupParams } from '@/domain/queues/queue-params';
import { answerDeadLetters } from '@/server/queues/answer-dead-letters';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** The dead letters of one group, newest first. */
export const GET = withApiKey(
  { scope: 'read', query: deadLettersParams, params: letterGroupParams },
  async ({ project, query, params }) =>
    Response.json(await answerDeadLetters(project.id, params.group, query)),
);

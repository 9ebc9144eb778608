import { deadLettersParams, letterGroupParams } from '@/domain/queues/queue-params';
import { answerDeadLetters } from '@/server/queues/answer-dead-letters';
import { withProject } from '@/server/web/with-project';

/** The dead letters of one group, newest first. */
export const GET = withProject(
  { role: 'viewer', query: deadLettersParams, params: letterGroupParams },
  async ({ project, query, params }) =>
    Response.json(await answerDeadLetters(project.id, params.group, query)),
);

import { breakersParams } from '@/domain/breakers/breaker-params';
import { answerBreakers } from '@/server/breakers/answer-breakers';
import { withProject } from '@/server/web/with-project';

/** Circuit breakers as they stand, and their states and calls over a range. */
export const GET = withProject(
  { role: 'viewer', query: breakersParams },
  async ({ project, query }) => Response.json(await answerBreakers(project.id, query)),
);

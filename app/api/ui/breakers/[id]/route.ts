import { breakerParams, breakersParams } from '@/domain/breakers/breaker-params';
import { answerBreaker } from '@/server/breakers/answer-breaker';
import { withProject } from '@/server/web/with-project';

/** One circuit breaker over a range. */
export const GET = withProject(
  { role: 'viewer', params: breakerParams, query: breakersParams },
  async ({ project, params, query }) =>
    Response.json(await answerBreaker(project.id, params.id, query)),
);

import { breakersParams } from '@/domain/breakers/breaker-params';
import { answerBreakers } from '@/server/breakers/answer-breakers';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Circuit breakers as they stand, and their states and calls over a range. */
export const GET = withApiKey(
  { scope: 'read', query: breakersParams },
  async ({ project, query }) => Response.json(await answerBreakers(project.id, query)),
);

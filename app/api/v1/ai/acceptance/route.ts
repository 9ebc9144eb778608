import { acceptanceParams } from '@/domain/ai/acceptance-params';
import { answerAcceptance } from '@/server/ai/answer-acceptance';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Acceptance by feature, model, prompt or tenant, and two of them compared. */
export const GET = withApiKey(
  { scope: 'read', query: acceptanceParams },
  async ({ project, query }) => Response.json(await answerAcceptance(project.id, query)),
);

import { acceptanceParams } from '@/domain/ai/acceptance-params';
import { answerAcceptance } from '@/server/ai/answer-acceptance';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/ai/acceptance answers it. */
export const GET = withProject(
  { role: 'viewer', query: acceptanceParams },
  async ({ project, query }) => Response.json(await answerAcceptance(project.id, query)),
);

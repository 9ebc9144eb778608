import { aiFilterParams } from '@/domain/ai/acceptance-params';
import { answerAiCosts } from '@/server/ai/answer-ai-series';
import { withProject } from '@/server/web/with-project';

/** What each feature’s tenants cost. */
export const GET = withProject(
  { role: 'viewer', query: aiFilterParams },
  async ({ project, query }) => Response.json(await answerAiCosts(project.id, query)),
);

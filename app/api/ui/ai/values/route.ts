import { answerAiValues } from '@/server/ai/answer-ai-values';
import { withProject } from '@/server/web/with-project';

/** The features, models, prompts and tenants that there are. */
export const GET = withProject({ role: 'viewer' }, async ({ project }) =>
  Response.json(await answerAiValues(project.id)),
);

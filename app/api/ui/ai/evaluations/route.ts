import { aiFilterParams } from '@/domain/ai/acceptance-params';
import { answerEvaluationRuns } from '@/server/ai/answer-evaluation-runs';
import { withProject } from '@/server/web/with-project';

/** Evaluation runs, the latest first. */
export const GET = withProject(
  { role: 'viewer', query: aiFilterParams },
  async ({ project, query }) => Response.json(await answerEvaluationRuns(project.id, query)),
);

import { aiSeriesParams } from '@/domain/ai/acceptance-params';
import { answerAiSeries } from '@/server/ai/answer-ai-series';
import { withProject } from '@/server/web/with-project';

/** The course of acceptance, cost and latency. */
export const GET = withProject(
  { role: 'viewer', query: aiSeriesParams },
  async ({ project, query }) => Response.json(await answerAiSeries(project.id, query)),
);

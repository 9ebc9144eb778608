import { metricsParams } from '@/domain/metrics/metric-answers';
import { answerMetrics } from '@/server/metrics/answer-metrics';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', query: metricsParams },
  async ({ project, query }) => Response.json(await answerMetrics(project.id, query)),
);

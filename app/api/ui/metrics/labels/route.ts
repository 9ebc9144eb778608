import { metricLabelsParams } from '@/domain/metrics/metric-answers';
import { answerMetricLabels } from '@/server/metrics/answer-metrics';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', query: metricLabelsParams },
  async ({ project, query }) => Response.json(await answerMetricLabels(project.id, query.metric)),
);

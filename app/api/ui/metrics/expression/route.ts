import { metricExpressionParams } from '@/domain/metrics/metric-answers';
import { answerMetricExpression } from '@/server/metrics/answer-metric-expression';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', query: metricExpressionParams },
  async ({ project, query }) => Response.json(await answerMetricExpression(project.id, query)),
);

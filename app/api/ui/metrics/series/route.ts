import { metricSeriesParams } from '@/domain/metrics/metric-answers';
import { answerMetricSeries } from '@/server/metrics/answer-metric-series';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', query: metricSeriesParams },
  async ({ project, query }) => Response.json(await answerMetricSeries(project.id, query)),
);

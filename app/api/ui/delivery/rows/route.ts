import { deliveryRowsParams } from '@/domain/delivery/delivery-params';
import { answerMetricRows } from '@/server/delivery/answer-delivery';
import { withProject } from '@/server/web/with-project';

/** What one metric is made of, and what it leaves out. */
export const GET = withProject(
  { role: 'viewer', query: deliveryRowsParams },
  async ({ project, query }) => Response.json(await answerMetricRows(project.id, query)),
);

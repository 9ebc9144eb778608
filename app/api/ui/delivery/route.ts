import { deliverySummaryParams } from '@/domain/delivery/delivery-params';
import { answerDeliverySummary } from '@/server/delivery/answer-delivery-summary';
import { withProject } from '@/server/web/with-project';

/** What the delivery page shows first. */
export const GET = withProject(
  { role: 'viewer', query: deliverySummaryParams },
  async ({ project, query }) => Response.json(await answerDeliverySummary(project.id, query)),
);

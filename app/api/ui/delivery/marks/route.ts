import { deliveryMarksParams } from '@/domain/delivery/delivery-params';
import { answerDeliveryMarks } from '@/server/delivery/answer-delivery-marks';
import { withProject } from '@/server/web/with-project';

/** Deployments, rollbacks and incidents, for the charts of every page. */
export const GET = withProject(
  { role: 'viewer', query: deliveryMarksParams },
  async ({ project, query }) => Response.json(await answerDeliveryMarks(project, query)),
);

import { serviceParams, servicesParams } from '@/domain/services/schemas';
import { answerService } from '@/server/services/answer-service';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** One service and everything that tells of it. */
export const GET = withApiKey(
  { scope: 'read', params: serviceParams, query: servicesParams },
  async ({ project, params: { name }, query }) =>
    Response.json(await answerService(project.id, name, query)),
);

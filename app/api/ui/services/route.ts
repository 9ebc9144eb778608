import { servicesParams } from '@/domain/services/schemas';
import { answerServices } from '@/server/services/answer-services';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/services answers it. */
export const GET = withProject(
  { role: 'viewer', query: servicesParams },
  async ({ project, query }) => Response.json(await answerServices(project.id, query)),
);

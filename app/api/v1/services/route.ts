import { servicesParams } from '@/domain/services/schemas';
import { answerServices } from '@/server/services/answer-services';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Every service: how it stands and why, who owns it, and the course of its errors. */
export const GET = withApiKey(
  { scope: 'read', query: servicesParams },
  async ({ project, query }) => Response.json(await answerServices(project.id, query)),
);

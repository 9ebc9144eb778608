import { serviceChangeSchema, serviceParams, servicesParams } from '@/domain/services/schemas';
import { answerService } from '@/server/services/answer-service';
import { changeService } from '@/server/services/change-service';
import { removeService } from '@/server/services/remove-service';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/services/{name} answers it. */
export const GET = withProject(
  { role: 'viewer', params: serviceParams, query: servicesParams },
  async ({ project, params: { name }, query }) =>
    Response.json(await answerService(project.id, name, query)),
);

/** Owner, tier, runbook, repository, description. */
export const PATCH = withProject(
  { role: 'editor', params: serviceParams, body: serviceChangeSchema },
  async ({ ctx, params: { name }, body }) => {
    await changeService({ ctx, name, input: body });
    return new Response(null, { status: 204 });
  },
);

/** Out of the catalogue, until a signal names it again. */
export const DELETE = withProject(
  { role: 'editor', params: serviceParams },
  async ({ ctx, params: { name } }) => {
    await removeService({ ctx, name });
    return new Response(null, { status: 204 });
  },
);

import { z } from 'zod';
import { trailParams } from '@/domain/logs/search-params';
import { readTrail } from '@/server/trails/read-trail';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/trails/{id} answers it. */
export const GET = withProject(
  { role: 'viewer', params: z.object({ id: z.string().min(1).max(255) }), query: trailParams },
  async ({ project, params, query }) =>
    Response.json(await readTrail(project.id, params.id, query)),
);

import { z } from 'zod';
import { trailParams } from '@/domain/logs/search-params';
import { readTrail } from '@/server/trails/read-trail';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Everything that carries a trace, correlation or request id, in order. */
export const GET = withApiKey(
  { scope: 'read', params: z.object({ id: z.string().min(1).max(255) }), query: trailParams },
  async ({ project, params, query }) =>
    Response.json(await readTrail(project.id, params.id, query)),
);

import { changeCollectorSchema, collectorIdParams } from '@/domain/collectors/schemas';
import { changeCollector } from '@/server/collectors/change-collector';
import { removeCollector } from '@/server/collectors/remove-collector';
import { withProject } from '@/server/web/with-project';

export const PATCH = withProject(
  { role: 'admin', params: collectorIdParams, body: changeCollectorSchema },
  async ({ ctx, params, body }) => {
    await changeCollector({ ctx, id: params.collectorId, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withProject(
  { role: 'admin', params: collectorIdParams },
  async ({ ctx, params }) => {
    await removeCollector({ ctx, id: params.collectorId });
    return new Response(null, { status: 204 });
  },
);

import { createCollectorSchema } from '@/domain/collectors/schemas';
import { createCollector } from '@/server/collectors/create-collector';
import { listCollectors } from '@/server/collectors/list-collectors';
import { withProject } from '@/server/web/with-project';

/** What the worker visits for a project. */
export const GET = withProject({ role: 'admin' }, async ({ ctx }) =>
  Response.json({ items: await listCollectors(ctx) }),
);

export const POST = withProject(
  { role: 'admin', body: createCollectorSchema },
  async ({ ctx, body }) =>
    Response.json(await createCollector({ ctx, input: body }), { status: 201 }),
);

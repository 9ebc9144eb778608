import { createCollectorSchema } from '@/domain/collectors/schemas';
import { testCollector } from '@/server/collectors/test-collector';
import { withProject } from '@/server/web/with-project';

/** Visits what is about to be added, and answers what it found or what is in the way. */
export const POST = withProject(
  { role: 'admin', body: createCollectorSchema },
  async ({ ctx, body }) => Response.json(await testCollector({ ctx, input: body })),
);

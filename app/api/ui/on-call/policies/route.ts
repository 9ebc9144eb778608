import { policyInputSchema } from '@/domain/oncall/schemas';
import { createPolicy } from '@/server/oncall/change-policies';
import { withProject } from '@/server/web/with-project';

export const POST = withProject(
  { role: 'editor', body: policyInputSchema },
  async ({ ctx, body }) => Response.json(await createPolicy({ ctx, input: body }), { status: 201 }),
);

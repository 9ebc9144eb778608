import { idParams, policyInputSchema } from '@/domain/oncall/schemas';
import { changePolicy, removePolicy } from '@/server/oncall/change-policies';
import { withProject } from '@/server/web/with-project';

export const PUT = withProject(
  { role: 'editor', params: idParams, body: policyInputSchema },
  async ({ ctx, params: { id }, body }) => {
    await changePolicy({ ctx, id, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withProject(
  { role: 'editor', params: idParams },
  async ({ ctx, params: { id } }) => {
    await removePolicy({ ctx, id });
    return new Response(null, { status: 204 });
  },
);

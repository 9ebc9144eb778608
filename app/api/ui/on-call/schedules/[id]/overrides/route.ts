import { idParams, overrideInputSchema } from '@/domain/oncall/schemas';
import { addOverride } from '@/server/oncall/change-overrides';
import { withProject } from '@/server/web/with-project';

export const POST = withProject(
  { role: 'responder', params: idParams, body: overrideInputSchema },
  async ({ ctx, params: { id }, body }) =>
    Response.json(await addOverride({ ctx, id, input: body }), { status: 201 }),
);

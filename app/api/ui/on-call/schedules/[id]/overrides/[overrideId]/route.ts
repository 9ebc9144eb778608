import { overrideParams } from '@/domain/oncall/schemas';
import { removeOverride } from '@/server/oncall/change-overrides';
import { withProject } from '@/server/web/with-project';

export const DELETE = withProject(
  { role: 'responder', params: overrideParams },
  async ({ ctx, params }) => {
    await removeOverride({ ctx, ...params });
    return new Response(null, { status: 204 });
  },
);

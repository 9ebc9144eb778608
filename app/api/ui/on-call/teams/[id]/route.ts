import { idParams, teamInputSchema } from '@/domain/oncall/schemas';
import { changeTeam, removeTeam } from '@/server/oncall/change-teams';
import { withProject } from '@/server/web/with-project';

export const PUT = withProject(
  { role: 'editor', params: idParams, body: teamInputSchema },
  async ({ ctx, params: { id }, body }) => {
    await changeTeam({ ctx, id, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withProject(
  { role: 'editor', params: idParams },
  async ({ ctx, params: { id } }) => {
    await removeTeam({ ctx, id });
    return new Response(null, { status: 204 });
  },
);

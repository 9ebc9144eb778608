import { teamInputSchema } from '@/domain/oncall/schemas';
import { createTeam } from '@/server/oncall/change-teams';
import { withProject } from '@/server/web/with-project';

export const POST = withProject({ role: 'editor', body: teamInputSchema }, async ({ ctx, body }) =>
  Response.json(await createTeam({ ctx, input: body }), { status: 201 }),
);

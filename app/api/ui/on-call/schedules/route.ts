import { scheduleInputSchema } from '@/domain/oncall/schemas';
import { createSchedule } from '@/server/oncall/change-schedules';
import { withProject } from '@/server/web/with-project';

export const POST = withProject(
  { role: 'editor', body: scheduleInputSchema },
  async ({ ctx, body }) =>
    Response.json(await createSchedule({ ctx, input: body }), { status: 201 }),
);

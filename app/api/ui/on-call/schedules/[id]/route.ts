import { idParams, scheduleInputSchema } from '@/domain/oncall/schemas';
import { changeSchedule, removeSchedule } from '@/server/oncall/change-schedules';
import { withProject } from '@/server/web/with-project';

export const PUT = withProject(
  { role: 'editor', params: idParams, body: scheduleInputSchema },
  async ({ ctx, params: { id }, body }) => {
    await changeSchedule({ ctx, id, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withProject(
  { role: 'editor', params: idParams },
  async ({ ctx, params: { id } }) => {
    await removeSchedule({ ctx, id });
    return new Response(null, { status: 204 });
  },
);

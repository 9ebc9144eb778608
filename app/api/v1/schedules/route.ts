import { scheduleInputSchema } from '@/domain/oncall/schemas';
import { answerOnCall } from '@/server/oncall/answer-on-call';
import { createSchedule } from '@/server/oncall/change-schedules';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Schedules, each with who is on call now and next and the shifts of four weeks. */
export const GET = withApiKey({ scope: 'read' }, async ({ project }) => {
  const { schedules } = await answerOnCall(project.id);
  return Response.json({ items: schedules, nextCursor: null });
});

export const POST = withApiKey({ scope: 'write' }, async ({ ctx, request }) => {
  const input = await readJsonBody(request, scheduleInputSchema);
  return Response.json(await createSchedule({ ctx, input }), { status: 201 });
});

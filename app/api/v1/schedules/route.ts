import { pageParams } from '@/domain/lists/page-params';
import { scheduleInputSchema } from '@/domain/oncall/schemas';
import { answerOnCall } from '@/server/oncall/answer-on-call';
import { createSchedule } from '@/server/oncall/change-schedules';
import { readJsonBody } from '@/server/web/read-json-body';
import { respondList } from '@/server/web/respond-list';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Schedules, each with who is on call now and next and the shifts of four weeks. */
export const GET = withApiKey({ scope: 'read', query: pageParams }, async ({ project, query }) => {
  const { schedules } = await answerOnCall(project.id);
  return respondList(schedules, query);
});

export const POST = withApiKey({ scope: 'write' }, async ({ ctx, request }) => {
  const input = await readJsonBody(request, scheduleInputSchema);
  return Response.json(await createSchedule({ ctx, input }), { status: 201 });
});

import { idParams } from '@/domain/oncall/schemas';
import { readCalendar } from '@/server/oncall/read-calendar';
import { withProject } from '@/server/web/with-project';

/** The schedule as an iCalendar file, from a fortnight ago to three months ahead. */
export const GET = withProject(
  { role: 'viewer', params: idParams },
  async ({ project, params: { id } }) =>
    new Response(await readCalendar(project.id, id), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="on-call.ics"',
      },
    }),
);

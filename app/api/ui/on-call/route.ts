import { answerOnCall } from '@/server/oncall/answer-on-call';
import { withProject } from '@/server/web/with-project';

/** Who is on call now and next, the schedules and the escalation policies. */
export const GET = withProject({ role: 'viewer' }, async ({ project }) =>
  Response.json(await answerOnCall(project.id)),
);

import { answerOverview } from '@/server/overview/answer-overview';
import { withProject } from '@/server/web/with-project';

/** How the project stands now. */
export const GET = withProject({ role: 'viewer' }, async ({ project }) =>
  Response.json(await answerOverview(project.id)),
);

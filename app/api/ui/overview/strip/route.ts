import { stripParams } from '@/domain/overview/strip-params';
import { answerOverviewStrip } from '@/server/overview/answer-overview-strip';
import { withProject } from '@/server/web/with-project';

/** What went before what, over a range. */
export const GET = withProject({ role: 'viewer', query: stripParams }, async ({ project, query }) =>
  Response.json(await answerOverviewStrip(project, query)),
);

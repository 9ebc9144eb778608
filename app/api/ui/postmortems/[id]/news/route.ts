import { postmortemIdParams, postmortemNewsParams } from '@/domain/postmortems/schemas';
import { readPostmortemNews } from '@/server/postmortems/read-postmortems';
import { withProject } from '@/server/web/with-project';

/** For an editor that looks again every few seconds: what is said, and the text where it is another than it has. */
export const GET = withProject(
  { role: 'viewer', params: postmortemIdParams, query: postmortemNewsParams },
  async ({ project, params, query }) =>
    Response.json(await readPostmortemNews(project.id, params.id, query.revision)),
);

import { postmortemIdParams } from '@/domain/postmortems/schemas';
import { listRevisions } from '@/server/postmortems/list-revisions';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', params: postmortemIdParams },
  async ({ project, params }) => Response.json(await listRevisions(project.id, params.id)),
);

import { learningSearchParams } from '@/domain/learning/learning-answer';
import { findPostmortems } from '@/server/learning/read-learning';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', query: learningSearchParams },
  async ({ project, query }) => Response.json(await findPostmortems(project.id, query.q)),
);

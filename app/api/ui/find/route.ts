import { findParams } from '@/domain/find/found-things';
import { findThings } from '@/server/find/find-things';
import { withProject } from '@/server/web/with-project';

/** Services, queues and breakers by name. */
export const GET = withProject({ role: 'viewer', query: findParams }, async ({ project, query }) =>
  Response.json(await findThings(project.id, query.q)),
);

import { incidentIdParams } from '@/domain/incidents/incident-params';
import { readPrecedents } from '@/server/learning/read-precedents';
import { withProject } from '@/server/web/with-project';

/** Past incidents that are like this one. */
export const GET = withProject(
  { role: 'viewer', params: incidentIdParams },
  async ({ project, params }) => Response.json(await readPrecedents(project.id, params.id)),
);

import { heartbeatsParams } from '@/domain/heartbeats/heartbeat-answers';
import { answerHeartbeats } from '@/server/heartbeats/answer-heartbeats';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/heartbeats answers it. */
export const GET = withProject(
  { role: 'viewer', query: heartbeatsParams },
  async ({ project, query }) => Response.json(await answerHeartbeats(project.id, query)),
);

import { heartbeatsParams } from '@/domain/heartbeats/heartbeat-answers';
import { answerHeartbeats } from '@/server/heartbeats/answer-heartbeats';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Every heartbeat: its present, and its course over a window. */
export const GET = withApiKey(
  { scope: 'read', query: heartbeatsParams },
  async ({ project, query }) => Response.json(await answerHeartbeats(project.id, query)),
);

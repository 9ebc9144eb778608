import { z } from 'zod';
import { heartbeatChangeSchema, heartbeatsParams } from '@/domain/heartbeats/heartbeat-answers';
import { heartbeatSlugSchema } from '@/domain/heartbeats/schemas';
import { answerHeartbeat } from '@/server/heartbeats/answer-heartbeats';
import { changeHeartbeat } from '@/server/heartbeats/change-heartbeat';
import { deleteHeartbeat } from '@/server/heartbeats/delete-heartbeat';
import { withProject } from '@/server/web/with-project';

const params = z.object({ slug: heartbeatSlugSchema });

export const GET = withProject(
  { role: 'viewer', params, query: heartbeatsParams },
  async ({ project, params: { slug }, query }) =>
    Response.json(await answerHeartbeat(project.id, slug, query)),
);

export const PATCH = withProject(
  { role: 'editor', params, body: heartbeatChangeSchema },
  async ({ ctx, params: { slug }, body }) => {
    await changeHeartbeat({ ctx, slug, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withProject({ role: 'editor', params }, async ({ ctx, params: { slug } }) => {
  await deleteHeartbeat({ ctx, slug });
  return new Response(null, { status: 204 });
});

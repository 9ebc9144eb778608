import { silenceSchema, silencesParams } from '@/domain/silences/schemas';
import { createSilence } from '@/server/silences/change-silences';
import { listSilences } from '@/server/silences/read-silences';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', query: silencesParams },
  async ({ project, query }) => Response.json(await listSilences(project.id, query)),
);

export const POST = withProject({ role: 'responder', body: silenceSchema }, async ({ ctx, body }) =>
  Response.json(await createSilence({ ctx, input: body }), { status: 201 }),
);

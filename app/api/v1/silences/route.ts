import { silenceSchema, silencesParams } from '@/domain/silences/schemas';
import { createSilence } from '@/server/silences/change-silences';
import { listSilences } from '@/server/silences/read-silences';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

export const GET = withApiKey(
  { scope: 'read', query: silencesParams },
  async ({ project, query }) => Response.json(await listSilences(project.id, query)),
);

export const POST = withApiKey({ scope: 'write' }, async ({ ctx, request }) => {
  const input = await readJsonBody(request, silenceSchema);
  return Response.json(await createSilence({ ctx, input }), { status: 201 });
});

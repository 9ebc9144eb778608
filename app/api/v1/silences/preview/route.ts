import { silenceMatchersSchema } from '@/domain/silences/schemas';
import { previewSilence } from '@/server/silences/preview-silence';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

/** What matchers match now and would have matched in the last days; changes nothing. */
export const POST = withApiKey({ scope: 'read' }, async ({ project, request }) => {
  const { matchers } = await readJsonBody(request, silenceMatchersSchema);
  return Response.json(await previewSilence(project.id, matchers));
});

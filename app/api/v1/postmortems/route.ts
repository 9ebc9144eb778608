import { createPostmortemSchema, postmortemsParams } from '@/domain/postmortems/schemas';
import { createPostmortem } from '@/server/postmortems/create-postmortem';
import { listPostmortems } from '@/server/postmortems/read-postmortems';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Postmortems, the newest first. */
export const GET = withApiKey(
  { scope: 'read', query: postmortemsParams },
  async ({ project, query }) => Response.json(await listPostmortems(project.id, query)),
);

/** From an incident, from a Markdown document, or both. An incident has one: the second call answers the first. */
export const POST = withApiKey({ scope: 'write' }, async ({ ctx, project, request }) => {
  const input = await readJsonBody(request, createPostmortemSchema);
  const { postmortem, isNew } = await createPostmortem({ ctx, project, input });
  return Response.json(postmortem, { status: isNew ? 201 : 200 });
});

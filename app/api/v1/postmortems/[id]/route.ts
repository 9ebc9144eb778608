import {
  changePostmortemSchema,
  postmortemFileParams,
  postmortemIdParams,
  readFileParam,
} from '@/domain/postmortems/schemas';
import { changePostmortem } from '@/server/postmortems/change-postmortem';
import { exportMarkdown } from '@/server/postmortems/export-markdown';
import { readPostmortemChecked } from '@/server/postmortems/read-postmortems';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** One postmortem; as a Markdown document where .md follows the id. */
export const GET = withApiKey(
  { scope: 'read', params: postmortemFileParams },
  async ({ project, params }) => {
    const { id, isDocument } = readFileParam(params.id);
    return isDocument
      ? await exportMarkdown(project, id)
      : Response.json(await readPostmortemChecked(project.id, id));
  },
);

/** Carries the revision that it is based on; an old one is answered with 409 and both versions. */
export const PATCH = withApiKey(
  { scope: 'write', params: postmortemIdParams },
  async ({ ctx, params, request, requestId }) => {
    const sent = await readJsonBody(request, changePostmortemSchema);
    const saved = await changePostmortem({ ctx, id: params.id, input: sent });
    if (saved.outcome === 'saved') return Response.json(saved.postmortem);
    const { current, base } = saved;
    const error = {
      code: 'conflict',
      message: `It is at revision ${current.revision} by now, changed by ${current.updatedBy}; the change was based on ${sent.revision}.`,
      hint: 'Bring “sent” and “current” together, then send it with the current revision.',
      details: [{ path: 'revision', message: `is ${current.revision} by now` }],
    };
    return Response.json({ error, current, base, sent, requestId }, { status: 409 });
  },
);

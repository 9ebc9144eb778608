import { changePostmortemSchema, postmortemIdParams } from '@/domain/postmortems/schemas';
import { changePostmortem } from '@/server/postmortems/change-postmortem';
import { readPostmortem } from '@/server/postmortems/read-postmortems';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', params: postmortemIdParams },
  async ({ project, params }) => Response.json(await readPostmortem(project.id, params.id)),
);

/** Saved, or stale with the version there is: the editor brings the two together. */
export const PATCH = withProject(
  { role: 'responder', params: postmortemIdParams, body: changePostmortemSchema },
  async ({ ctx, params, body }) =>
    Response.json(await changePostmortem({ ctx, id: params.id, input: body })),
);

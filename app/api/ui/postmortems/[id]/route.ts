import type { SavedPostmortem } from '@/domain/postmortems/postmortem-answers';
import { changePostmortemSchema, postmortemIdParams } from '@/domain/postmortems/schemas';
import { type ChangedPostmortem, changePostmortem } from '@/server/postmortems/change-postmortem';
import { readPostmortemChecked } from '@/server/postmortems/read-postmortems';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', params: postmortemIdParams },
  async ({ project, params }) => Response.json(await readPostmortemChecked(project.id, params.id)),
);

/** Saved, or stale with the version there is: the editor brings the two together. */
export const PATCH = withProject(
  { role: 'responder', params: postmortemIdParams, body: changePostmortemSchema },
  async ({ ctx, params, body }) =>
    Response.json(withoutEvidence(await changePostmortem({ ctx, id: params.id, input: body }))),
);

/** The editor has it, and saves often. */
function withoutEvidence(changed: ChangedPostmortem): SavedPostmortem {
  if (changed.outcome === 'saved') {
    const { evidence: _, ...postmortem } = changed.postmortem;
    return { outcome: 'saved', postmortem };
  }
  const { evidence: _, ...current } = changed.current;
  return { ...changed, current };
}

import { listPeople } from '../access/list-people';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { changePostmortem } from '../postmortems/change-postmortem';
import { createPostmortem } from '../postmortems/create-postmortem';

/** What the shop's people added to what the data had written already, by section. */
const ADDED: Readonly<Record<string, string>> = {
  'contributing-factors':
    'Three conditions came together:\n\n- The release set the pool of connections to the provider from 40 to 8; the value stood in a file that reviews do not show.\n- The provider answered more slowly than usual that hour, which 40 connections had always absorbed. *(assumption)*\n- Waiting for a free connection had no time limit of its own, so captures piled up and the breaker was the first to say so.',
  'what-went-well':
    'Orders were kept while payments waited, and every one was sent once more after the roll-back: no customer paid twice.',
  'what-went-poorly':
    'The dead letters were seen before anybody looked at the release: the two stood on different pages.',
  'where-we-got-lucky': 'It was a working day; at the weekend the redrive is a job for one person.',
  'what-surprised-us': 'The breaker opened long before the error rate of checkout moved at all.',
  'action-items':
    '- The size of the pool is shown in the release’s own review.\n- Waiting for a connection ends after 2 seconds, and counts as a failure.',
};

/** The postmortem of the demo's incident, begun from what the data knows, completed and published by its people. */
export async function tellDemoPostmortem(ctx: ProjectContext, slug: string): Promise<void> {
  const { projectId } = ctx;
  const incident = await inProject(projectId, (tx) =>
    tx.incident.findFirst({
      where: { projectId, status: 'resolved', postmortem: { is: null } },
      orderBy: { number: 'asc' },
    }),
  );
  if (incident === null) return;
  const mara = { ...ctx, actor: { ...ctx.actor, name: 'Mara Lind' } };
  const { postmortem } = await createPostmortem({
    ctx: mara,
    project: { id: projectId, slug },
    input: { incidentId: incident.id, template: 'default' },
  });
  const { id } = postmortem;
  const [owner] = await listPeople(projectId);
  const sections = postmortem.sections.map((section) => {
    const added = ADDED[section.key];
    if (added === undefined) return section;
    return { ...section, markdown: [section.markdown, added].filter(Boolean).join('\n\n') };
  });
  const run = { ctx: mara, id };
  await changePostmortem({ ...run, input: { revision: 1, sections, status: 'in_review' } });
  if (owner === undefined) return;
  await changePostmortem({
    ...run,
    input: { revision: 2, ownerId: owner.id, status: 'published' },
  });
}

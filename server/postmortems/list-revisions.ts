import type { RevisionList } from '@/domain/postmortems/postmortem-answers';
import { inProject } from '../db/client';
import { noSuchPostmortem } from './no-such-postmortem';
import { readSections } from './postmortem-row';

const MOST = 200;

/** How the text came to be, newest first; of each run of changes by one person the last. @throws ServiceError not_found */
export async function listRevisions(projectId: string, id: string): Promise<RevisionList> {
  return inProject(projectId, async (tx) => {
    const found = await tx.postmortem.findUnique({
      where: { projectId_id: { projectId, id } },
      select: { id: true },
    });
    if (found === null) throw noSuchPostmortem();
    const rows = await tx.postmortemRevision.findMany({
      where: { projectId, postmortemId: id },
      distinct: ['byId', 'beganAt'],
      orderBy: { revision: 'desc' },
      take: MOST,
    });
    return {
      items: rows.map(({ revision, byName, at, title, sections }) => ({
        revision,
        by: byName,
        at: at.toISOString(),
        title,
        sections: readSections(sections),
      })),
    };
  });
}

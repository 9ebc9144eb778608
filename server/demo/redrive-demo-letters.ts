import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { db, inProject } from '../db/client';
import { handleLettersBefore, lockLettersOfQueue } from '../db/sql/handle-letters';

const NOTE = 'Re-driven once the provider answered again; every capture went through.';

/**
 * The story's people put dead letters back into their queue after the roll-back and say so: what failed before the
 * dead-letter queue was last seen empty is handled. Answers how many letters.
 */
export async function redriveDemoLetters(ctx: ProjectContext): Promise<number> {
  const { projectId } = ctx;
  const open = await db().deadLetterGroup.groupBy({
    by: ['queueId', 'queue'],
    where: { projectId, openCount: { gt: 0 } },
  });
  let handled = 0;
  for (const { queueId, queue } of open) {
    const emptied = await db().queueRollupMinute.findFirst({
      where: { projectId, queueId, depthLast: 0 },
      orderBy: { bucket: 'desc' },
      select: { depthAt: true },
    });
    const before = emptied?.depthAt;
    if (before == null) continue;
    handled += await inProject(projectId, async (tx) => {
      await lockLettersOfQueue(tx, { projectId, queueId });
      const by = ctx.actor.name;
      const letters = await handleLettersBefore(
        tx,
        { projectId, queueId, before },
        { by, note: NOTE },
      );
      if (letters > 0) {
        await recordAudit(tx, ctx, {
          action: 'dead_letters.handle',
          subject: queue,
          details: { letters, note: NOTE },
        });
      }
      return letters;
    });
  }
  return handled;
}

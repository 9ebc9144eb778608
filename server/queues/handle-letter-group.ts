import type { z } from 'zod';
import type { handleGroupSchema } from '@/domain/queues/queue-params';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { handleLetters, lockLettersOfQueue, reopenLetters } from '../db/sql/handle-letters';
import { ServiceError } from '../errors';

interface HandleLetterGroup {
  ctx: ProjectContext;
  input: z.output<typeof handleGroupSchema> & { group: string };
}

/**
 * Says that the dead letters of a group are taken care of, with a note, or that they are not after all. What comes
 * later opens the group again. @throws ServiceError not_found, conflict
 */
export async function handleLetterGroup({ ctx, input }: HandleLetterGroup): Promise<void> {
  const { projectId } = ctx;
  const { group: groupId, isHandled, note } = input;
  await inProject(projectId, async (tx) => {
    const found = await tx.deadLetterGroup.findFirst({ where: { projectId, id: groupId } });
    if (found === null) throw new ServiceError('not_found', 'There is no such group here.');
    const place = { projectId, groupId, queueId: found.queueId };
    await lockLettersOfQueue(tx, place);
    const group = await tx.deadLetterGroup.findFirstOrThrow({ where: { projectId, id: groupId } });
    if (isHandled && group.openCount === 0n) {
      throw new ServiceError(
        'conflict',
        `${group.handledBy ?? 'Somebody'} has handled it already.`,
        {
          hint: 'Look at the note that was left; reopen the group to say otherwise.',
        },
      );
    }
    if (!isHandled && group.handledAt === null) {
      throw new ServiceError('conflict', 'This group is not handled, so it cannot be reopened.');
    }
    const letters = isHandled
      ? await handleLetters(tx, place, { by: ctx.actor.name, note: note === '' ? null : note })
      : await reopenLetters(tx, place);
    await recordAudit(tx, ctx, {
      action: isHandled ? 'dead_letters.handle' : 'dead_letters.reopen',
      subject: `${group.queue}: ${group.errorType ?? group.fingerprint}`,
      details: { letters, note, producerVersion: group.producerVersion },
    });
  });
}

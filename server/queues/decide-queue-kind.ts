import type { z } from 'zod';
import type { decideKindSchema } from '@/domain/queues/queue-params';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { ServiceError } from '../errors';

interface DecideQueueKind {
  ctx: ProjectContext;
  input: z.output<typeof decideKindSchema> & { queue: string };
}

/**
 * A person says whether a queue holds dead letters, where no sender does. Null takes back what was said.
 * @throws ServiceError not_found, conflict
 */
export async function decideQueueKind({ ctx, input }: DecideQueueKind): Promise<void> {
  const { projectId } = ctx;
  const { queue: id, kind } = input;
  const decidedAt = new Date(await databaseNow());
  await inProject(projectId, async (tx) => {
    const queue = await tx.queue.findFirst({ where: { projectId, id } });
    if (queue === null) throw new ServiceError('not_found', 'There is no such queue here.');
    const { count } = await tx.queue.updateMany({
      where: { projectId, id, toldKind: null },
      data: { decidedKind: kind, decidedBy: ctx.actor.name, decidedAt },
    });
    if (count === 0) {
      throw new ServiceError('conflict', `What ${queue.name} is, its sender says itself.`, {
        hint: 'Change "kind" where its samples are sent.',
      });
    }
    await recordAudit(tx, ctx, {
      action: 'queue.decide_kind',
      subject: queue.name,
      details: { kind, system: queue.system, environment: queue.environment },
    });
  });
}

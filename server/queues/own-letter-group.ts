import type { z } from 'zod';
import type { ownGroupSchema } from '@/domain/queues/queue-params';
import { listMembers } from '../access/list-members';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { ServiceError } from '../errors';

interface OwnLetterGroup {
  ctx: ProjectContext;
  input: z.output<typeof ownGroupSchema> & { group: string };
}

/** Says who looks after a group of dead letters; null: nobody does. @throws ServiceError not_found, invalid */
export async function ownLetterGroup({ ctx, input }: OwnLetterGroup): Promise<void> {
  const { projectId } = ctx;
  const { group: id, ownerId } = input;
  const ownerName = ownerId === null ? null : await memberName(ctx, ownerId);
  await inProject(projectId, async (tx) => {
    const { count } = await tx.deadLetterGroup.updateMany({
      where: { projectId, id },
      data: { ownerId, ownerName },
    });
    if (count === 0) throw new ServiceError('not_found', 'There is no such group here.');
    const group = await tx.deadLetterGroup.findFirstOrThrow({ where: { projectId, id } });
    await recordAudit(tx, ctx, {
      action: 'dead_letters.assign',
      subject: `${group.queue}: ${group.errorType ?? group.fingerprint}`,
      details: { owner: ownerName },
    });
  });
}

async function memberName(ctx: ProjectContext, userId: string): Promise<string> {
  const { members } = await listMembers(ctx);
  const member = members.find((one) => one.userId === userId);
  if (member !== undefined) return member.name;
  throw new ServiceError('invalid', 'The owner must be a member of this project.', {
    details: [{ path: 'ownerId', message: 'is no member of this project' }],
  });
}

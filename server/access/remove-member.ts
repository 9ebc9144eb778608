import { db } from '@/server/db/client';
import type { ProjectContext } from '../context';
import { holdMember } from './keep-an-admin';
import { recordAudit } from './record-audit';

/**
 * Takes somebody out of the context's project, from their next request on.
 *
 * @throws ServiceError not_found, conflict (nobody could administer the project any more)
 */
export async function removeMember({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: { userId: string };
}): Promise<void> {
  const { projectId } = ctx;
  await db().$transaction(async (tx) => {
    const { key, member, keepAnAdmin } = await holdMember(tx, projectId, input.userId);
    await tx.projectMember.delete({ where: key });
    await keepAnAdmin();
    await recordAudit(tx, ctx, {
      action: 'member.remove',
      subject: member.user.email,
      details: { role: member.role },
    });
  });
}

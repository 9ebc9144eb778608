import type { Role } from '@/domain/access/role';
import { db } from '@/server/db/client';
import type { ProjectContext } from '../context';
import { holdMember } from './keep-an-admin';
import { recordAudit } from './record-audit';

/**
 * Gives a member another role in the context's project.
 *
 * @throws ServiceError not_found, conflict (nobody could administer the project any more)
 */
export async function changeRole({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: { userId: string; role: Role };
}): Promise<void> {
  const { projectId } = ctx;
  await db().$transaction(async (tx) => {
    const { key, member, keepAnAdmin } = await holdMember(tx, projectId, input.userId);
    if (member.role === input.role) return;
    await tx.projectMember.update({ where: key, data: { role: input.role } });
    await keepAnAdmin();
    await recordAudit(tx, ctx, {
      action: 'member.change_role',
      subject: member.user.email,
      details: { from: member.role, to: input.role },
    });
  });
}

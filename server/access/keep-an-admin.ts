import type { Prisma } from '@/server/db/generated/client';
import { lockUntilCommit } from '@/server/db/sql/advisory-lock';
import { ServiceError } from '../errors';

/** Changes to who belongs to what go one at a time, so that two admins cannot remove each other at once. */
export function lockMembership(
  tx: Prisma.TransactionClient,
  organisationId: string,
): Promise<void> {
  return lockUntilCommit(tx, `candor_members:${organisationId}`);
}

/** How many enabled people are owners of an organisation. */
export function countOwners(tx: Prisma.TransactionClient, organisationId: string): Promise<number> {
  return tx.organisationMember.count({
    where: { organisationId, role: 'owner', user: { disabledAt: null } },
  });
}

/**
 * A member whose place in a project is about to change, and the check that somebody can administer it afterwards.
 * Nobody else's place changes until the transaction ends.
 *
 * @throws ServiceError not_found; of `keepAnAdmin` conflict
 */
export async function holdMember(tx: Prisma.TransactionClient, projectId: string, userId: string) {
  const project = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
  await lockMembership(tx, project.organisationId);
  const key = { projectId_userId: { projectId, userId } };
  const member = await tx.projectMember.findUnique({ where: key, include: { user: true } });
  if (member === null)
    throw new ServiceError('not_found', 'There is no such member in this project.');
  const keepAnAdmin = async () => {
    if ((await countAdmins(tx, project)) > 0) return;
    throw new ServiceError('conflict', `${member.user.name} is the last admin of this project.`, {
      hint: 'Make somebody else admin first.',
    });
  };
  return { key, member, keepAnAdmin };
}

/** How many enabled people could administer a project: its own admins and the organisation's owners. */
async function countAdmins(
  tx: Prisma.TransactionClient,
  project: { id: string; organisationId: string },
): Promise<number> {
  return tx.user.count({
    where: {
      disabledAt: null,
      OR: [
        { projects: { some: { projectId: project.id, role: 'admin' } } },
        { organisations: { some: { organisationId: project.organisationId, role: 'owner' } } },
      ],
    },
  });
}

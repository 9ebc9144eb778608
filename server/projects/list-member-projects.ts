import { isRole, type Role } from '@/domain/access/role';
import { db } from '@/server/db/client';

export interface ProjectChoice {
  id: string;
  slug: string;
  name: string;
  role: Role;
  isDemo: boolean;
  /** Candor watches itself in it. */
  isSelf: boolean;
  /** Null while nothing has arrived yet. */
  firstEventAt: Date | null;
}

/** The live projects that a user may open, by name; last the one in which Candor watches itself. */
export async function listMemberProjects(userId: string): Promise<ProjectChoice[]> {
  const rows = await db().project.findMany({
    where: {
      archivedAt: null,
      OR: [
        { members: { some: { userId } } },
        { organisation: { members: { some: { userId, role: 'owner' } } } },
      ],
    },
    include: {
      members: { where: { userId } },
      organisation: { include: { members: { where: { userId, role: 'owner' } } } },
    },
    orderBy: [{ isSelf: 'asc' }, { name: 'asc' }, { slug: 'asc' }],
  });
  return rows.flatMap((row) => {
    const stored = row.members[0]?.role;
    const role = row.organisation.members.length > 0 ? 'admin' : isRole(stored) ? stored : null;
    if (role === null) return [];
    const { id, slug, name, isDemo, isSelf, firstEventAt } = row;
    return [{ id, slug, name, role, isDemo, isSelf, firstEventAt }];
  });
}

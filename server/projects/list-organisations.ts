import { isOrganisationRole } from '@/domain/access/role';
import type {
  Organisation,
  OrganisationMember,
  OrganisationProject,
} from '@/domain/projects/organisation';
import { db } from '@/server/db/client';

interface ProjectRow {
  id: string;
  slug: string;
  name: string;
  isDemo: boolean;
  isSelf: boolean;
  createdAt: Date;
  firstEventAt: Date | null;
  archivedAt: Date | null;
  members: { userId: string }[];
}

function asProject(row: ProjectRow): OrganisationProject {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    isDemo: row.isDemo,
    isSelf: row.isSelf,
    createdAt: row.createdAt.toISOString(),
    firstEventAt: row.firstEventAt?.toISOString() ?? null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    members: row.members.length,
  };
}

/** The organisations that a user belongs to: an owner sees all of it, others the live projects that they are in. */
export async function listOrganisations(userId: string): Promise<Organisation[]> {
  const rows = await db().organisationMember.findMany({
    where: { userId },
    include: {
      organisation: {
        include: {
          projects: {
            include: { members: { select: { userId: true } } },
            orderBy: [{ name: 'asc' }, { slug: 'asc' }],
          },
          members: { include: { user: true } },
        },
      },
    },
  });
  return rows.flatMap(({ organisation, role }): Organisation[] => {
    if (!isOrganisationRole(role)) return [];
    const { id, name, projects } = organisation;
    if (role === 'member') {
      const mine = projects.filter(
        (project) =>
          project.archivedAt === null && project.members.some((one) => one.userId === userId),
      );
      return [{ id, name, role, projects: mine.map(asProject), members: null }];
    }
    const members = organisation.members.flatMap((member): OrganisationMember[] =>
      isOrganisationRole(member.role)
        ? [
            {
              userId: member.userId,
              name: member.user.name,
              email: member.user.email,
              role: member.role,
              projects: projects.filter((project) =>
                project.members.some((one) => one.userId === member.userId),
              ).length,
              since: member.createdAt.toISOString(),
            },
          ]
        : [],
    );
    members.sort((a, b) => a.name.localeCompare(b.name));
    return [{ id, name, role, projects: projects.map(asProject), members }];
  });
}

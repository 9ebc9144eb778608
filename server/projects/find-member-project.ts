import { isRole, type Role } from '@/domain/access/role';
import type { BusinessWeek } from '@/domain/delivery/business-week-schema';
import { systemPool } from '@/server/db/client';
import { readMember } from '@/server/db/sql/member';
import { businessWeekOf } from './business-week';

/** A project as its members' pages and routes need it. */
export interface MemberProject {
  id: string;
  slug: string;
  name: string;
  organisationId: string;
  isDemo: boolean;
  simulatorEnabled: boolean;
  acceptPastDays: number;
  retentionDays: number;
  businessHours: BusinessWeek;
  createdAt: Date;
  /** Null while nothing has arrived yet. */
  firstEventAt: Date | null;
}

export interface Membership {
  project: MemberProject;
  role: Role;
}

/**
 * A live project by its slug and what this user may do in it; null when there is none or the user has no part in it
 * (a stranger cannot tell the two apart). An organisation's owner is admin of each of its projects.
 */
export async function findMemberProject(slug: string, userId: string): Promise<Membership | null> {
  const row = await readMember(systemPool(), { slug, userId });
  if (row === null) return null;
  const role = row.ownsOrganisation ? 'admin' : isRole(row.role) ? row.role : null;
  if (role === null) return null;
  return {
    role,
    project: {
      id: row.id,
      slug: row.slug,
      name: row.name,
      organisationId: row.organisationId,
      isDemo: row.isDemo,
      simulatorEnabled: row.simulatorEnabled,
      acceptPastDays: row.acceptPastDays,
      retentionDays: row.retentionDays,
      businessHours: businessWeekOf(row),
      createdAt: row.createdAt,
      firstEventAt: row.firstEventAt,
    },
  };
}

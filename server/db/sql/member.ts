import { kept, type Queryable } from './bind';

export interface SessionRow {
  id: string;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  userId: string;
  email: string;
  name: string;
  disabledAt: Date | null;
}

/** A session with whose it is. Nested Loop of Index Scans using user_session_pkey and user_account_pkey. */
export async function readSession(client: Queryable, id: string): Promise<SessionRow | null> {
  const { rows } = await client.query<SessionRow>(
    kept(
      `SELECT s.id, s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.revoked_at AS "revokedAt",
         u.id AS "userId", u.email, u.name, u.disabled_at AS "disabledAt"
       FROM user_session s JOIN user_account u ON u.id = s.user_id WHERE s.id = $1`,
      [id],
    ),
  );
  return rows[0] ?? null;
}

export interface MemberRow {
  id: string;
  slug: string;
  name: string;
  organisationId: string;
  isDemo: boolean;
  simulatorEnabled: boolean;
  acceptPastDays: number;
  retentionDays: number;
  createdAt: Date;
  firstEventAt: Date | null;
  businessTimeZone: string;
  businessDays: number[];
  businessFrom: string;
  businessTo: string;
  businessHolidays: string[];
  /** In the project; null where the user has none. */
  role: string | null;
  ownsOrganisation: boolean;
}

/**
 * A live project with what a user is in it. Index Scan using project_slug_key, then Index Scans using project_member_pkey
 * and organisation_member_pkey.
 */
export async function readMember(
  client: Queryable,
  { slug, userId }: { slug: string; userId: string },
): Promise<MemberRow | null> {
  const { rows } = await client.query<MemberRow>(
    kept(
      `SELECT p.id, p.slug, p.name, p.organisation_id AS "organisationId", p.is_demo AS "isDemo",
         p.simulator_enabled AS "simulatorEnabled", p.accept_past_days AS "acceptPastDays",
         p.retention_days AS "retentionDays", p.created_at AS "createdAt", p.first_event_at AS "firstEventAt",
         p.business_time_zone AS "businessTimeZone", p.business_days AS "businessDays",
         p.business_from AS "businessFrom", p.business_to AS "businessTo",
         p.business_holidays AS "businessHolidays", m.role,
         EXISTS (SELECT FROM organisation_member o
           WHERE o.organisation_id = p.organisation_id AND o.user_id = $2 AND o.role = 'owner') AS "ownsOrganisation"
       FROM project p LEFT JOIN project_member m ON m.project_id = p.id AND m.user_id = $2
       WHERE p.slug = $1 AND p.archived_at IS NULL`,
      [slug, userId],
    ),
  );
  return rows[0] ?? null;
}

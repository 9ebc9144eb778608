import type { Queryable } from './bind';

export interface ChannelRow {
  projectId: string;
  id: string;
  kind: string;
  name: string;
  address: string;
  secret: Buffer | null;
  leastSeverity: string;
  isPaused: boolean;
  disabledReason: string | null;
  /** Whose it is, in lower case: it hears of their alerts alone. Empty: of everybody's. */
  teams: string[];
}

const CHANNEL = `c.project_id AS "projectId", c.id, c.kind, c.name, c.address, c.secret, c.least_severity AS "leastSeverity",
  c.is_paused AS "isPaused", c.disabled_reason AS "disabledReason",
  ARRAY(SELECT lower(t.name) FROM team t WHERE t.project_id = c.project_id AND t.channel_id = c.id) AS teams`;

/** Plan: notification_channel_pkey. */
export async function selectChannel(
  client: Queryable,
  projectId: string,
  id: string,
): Promise<ChannelRow | null> {
  const { rows } = await client.query<ChannelRow>(
    `SELECT ${CHANNEL} FROM notification_channel c WHERE c.project_id = $1 AND c.id = $2`,
    [projectId, id],
  );
  return rows[0] ?? null;
}

/** All channels of a project. Plan: notification_channel_pkey by its first column. */
export async function selectChannels(client: Queryable, projectId: string): Promise<ChannelRow[]> {
  const { rows } = await client.query<ChannelRow>(
    `SELECT ${CHANNEL} FROM notification_channel c WHERE c.project_id = $1 ORDER BY c.created_at, c.id`,
    [projectId],
  );
  return rows;
}

/** The receiver said that it wants nothing more. Plan: notification_channel_pkey. */
export async function disableChannel(
  client: Queryable,
  { projectId, id, reason }: { projectId: string; id: string; reason: string },
): Promise<void> {
  await client.query(
    `UPDATE notification_channel SET disabled_reason = $3
     WHERE project_id = $1 AND id = $2 AND disabled_reason IS NULL`,
    [projectId, id, reason],
  );
}

export interface ContactRow {
  id: string;
  name: string;
  email: string;
}

const ADMINS = `
  SELECT u.id, u.name, u.email FROM user_account u
  WHERE u.disabled_at IS NULL AND (
    u.id IN (SELECT user_id FROM project_member WHERE project_id = $1 AND role = 'admin')
    OR u.id IN (SELECT o.user_id FROM organisation_member o JOIN project p ON p.organisation_id = o.organisation_id
                WHERE p.id = $1 AND o.role = 'owner'))`;

/** Who may do everything in a project. Plan: both memberships by their keys, people by theirs. */
export async function selectAdmins(client: Queryable, projectId: string): Promise<ContactRow[]> {
  const { rows } = await client.query<ContactRow>(`${ADMINS} ORDER BY u.name, u.id`, [projectId]);
  return rows;
}

/** People of a project among `ids`; one who has left it, or whose account is closed, is none. Plan: as selectAdmins. */
export async function selectContacts(
  client: Queryable,
  projectId: string,
  ids: readonly string[],
): Promise<ContactRow[]> {
  const { rows } = await client.query<ContactRow>(
    `SELECT u.id, u.name, u.email FROM user_account u WHERE u.id = ANY($2) AND u.disabled_at IS NULL AND (
       u.id IN (SELECT user_id FROM project_member WHERE project_id = $1)
       OR u.id IN (SELECT a.id FROM (${ADMINS}) a))`,
    [projectId, ids],
  );
  return rows;
}

/** Everybody in a project, by name. Plan: as selectAdmins. */
export async function selectPeople(client: Queryable, projectId: string): Promise<ContactRow[]> {
  const { rows } = await client.query<ContactRow>(
    `SELECT u.id, u.name, u.email FROM user_account u WHERE u.disabled_at IS NULL AND (
       u.id IN (SELECT user_id FROM project_member WHERE project_id = $1)
       OR u.id IN (SELECT a.id FROM (${ADMINS}) a))
     ORDER BY u.name, u.id`,
    [projectId],
  );
  return rows;
}

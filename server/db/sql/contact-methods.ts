import type { Queryable } from './bind';

/** A contact method that may be told. */
export interface MethodRow {
  id: string;
  userId: string;
  userName: string;
  kind: string;
  name: string;
  address: string;
  secret: Buffer;
  /** After the one before it. */
  waitMinutes: number;
  isVerified: boolean;
  disabledReason: string | null;
}

const METHOD = `m.id, m.user_id AS "userId", u.name AS "userName", m.kind, m.name, m.address, m.secret,
  m.wait_minutes AS "waitMinutes",   m.verified_at IS NOT NULL AS "isVerified", m.disabled_reason AS "disabledReason"`;

/** Those of these people that are proved and in use, in each one's order. Plan: user_contact_method_order for each. */
export async function selectUsableMethods(
  client: Queryable,
  userIds: readonly string[],
): Promise<MethodRow[]> {
  const { rows } = await client.query<MethodRow>(
    `SELECT ${METHOD} FROM user_contact_method m JOIN user_account u ON u.id = m.user_id
     WHERE m.user_id = ANY($1) AND m.verified_at IS NOT NULL AND m.disabled_reason IS NULL
     ORDER BY m.user_id, m.position, m.created_at, m.id`,
    [userIds],
  );
  return rows;
}

/** Plan: user_contact_method_pkey, user_account_pkey. */
export async function selectMethod(client: Queryable, id: string): Promise<MethodRow | null> {
  const { rows } = await client.query<MethodRow>(
    `SELECT ${METHOD} FROM user_contact_method m JOIN user_account u ON u.id = m.user_id WHERE m.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** The receiver said that it wants nothing more. Plan: user_contact_method_pkey. */
export async function disableMethod(
  client: Queryable,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await client.query(
    'UPDATE user_contact_method SET disabled_reason = $2 WHERE id = $1 AND disabled_reason IS NULL',
    [id, reason],
  );
}

export interface QuietRow {
  userId: string;
  timeZone: string;
  rules: unknown;
}

/** Plan: user_quiet_hours_pkey for each. */
export async function selectQuietHours(
  client: Queryable,
  userIds: readonly string[],
): Promise<QuietRow[]> {
  const { rows } = await client.query<QuietRow>(
    `SELECT user_id AS "userId", time_zone AS "timeZone", rules FROM user_quiet_hours WHERE user_id = ANY($1)`,
    [userIds],
  );
  return rows;
}

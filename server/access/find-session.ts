import { db, systemPool } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { readSession } from '@/server/db/sql/member';
import { log } from '@/server/observability/log';

export interface CurrentSession {
  id: string;
  user: { id: string; email: string; name: string };
}

const TOUCH_AFTER_MS = 5 * 60_000;

/** The session behind a cookie, read from its row at every request: revoked, expired or disabled means null. */
export async function findSession(sessionId: string): Promise<CurrentSession | null> {
  const row = await readSession(systemPool(), sessionId);
  const now = await databaseNow();
  if (row === null || row.revokedAt !== null || row.expiresAt.getTime() <= now) return null;
  if (row.disabledAt !== null) return null;
  if (now - row.lastSeenAt.getTime() > TOUCH_AFTER_MS) {
    db()
      .userSession.updateMany({ where: { id: row.id }, data: { lastSeenAt: new Date(now) } })
      .catch((error: unknown) => log.warn('A session’s last use could not be noted', { error }));
  }
  return {
    id: row.id,
    user: { id: row.userId, email: row.email, name: row.name },
  };
}

import type { QuietHoursInput } from '@/domain/notifications/contact-schemas';
import { db } from '@/server/db/client';
import type { CurrentSession } from '../access/find-session';
import { recordAccountAudit } from '../access/record-audit';
import type { Context } from '../context';

/** Sets when the signed-in person is not to be told of what. */
export async function changeQuietHours({
  ctx,
  session,
  input: { timeZone, rules },
}: {
  ctx: Context;
  session: CurrentSession;
  input: QuietHoursInput;
}): Promise<void> {
  const userId = session.user.id;
  await db().$transaction(async (tx) => {
    await tx.userQuietHours.upsert({
      where: { userId },
      create: { userId, timeZone, rules },
      update: { timeZone, rules },
    });
    await recordAccountAudit(tx, ctx, userId, {
      action: 'quiet_hours.change',
      subject: session.user.email,
      details: {
        timeZone,
        rules: rules.map(({ severity, from, to }) => `${severity} ${from}-${to}`),
      },
    });
  });
}

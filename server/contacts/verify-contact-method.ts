import { MOST_CODE_TRIES } from '@/domain/notifications/contact-method';
import { db } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import type { CurrentSession } from '../access/find-session';
import { recordAccountAudit } from '../access/record-audit';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { openMethodSecret, sealMethodSecret } from './method-secret';
import { noSuchMethod } from './no-such-method';

interface EnteredCode {
  ctx: Context;
  session: CurrentSession;
  id: string;
  code: string;
}

const wrong = (message: string, hint: string) =>
  new ServiceError('invalid', message, { hint, details: [{ path: 'code', message }] });

/** Proves a contact method by the code that was sent there. @throws ServiceError not_found, invalid */
export async function verifyContactMethod({ ctx, session, id, code }: EnteredCode): Promise<void> {
  const userId = session.user.id;
  const now = new Date(await databaseNow());
  // Counted before it is compared, and whether or not it is right, so that guessing side by side gains nothing.
  const { count } = await db().userContactMethod.updateMany({
    where: { id, userId, verifiedAt: null, codeTries: { lt: MOST_CODE_TRIES } },
    data: { codeTries: { increment: 1 } },
  });
  const method = await db().userContactMethod.findFirst({ where: { id, userId } });
  if (method === null) throw noSuchMethod();
  if (method.verifiedAt !== null) return;
  if (count === 0)
    throw wrong(`was wrong ${MOST_CODE_TRIES} times`, 'Have another code sent, and enter that.');
  const { code: sent, ...secret } = openMethodSecret(method, method.secret) ?? {};
  if (sent === undefined || sent.untilMs <= now.getTime())
    throw wrong('is good no longer', 'Have another code sent, and enter that.');
  if (sent.digits !== code)
    throw wrong('is not the one that was sent', 'Look for the newest message.');
  await db().$transaction(async (tx) => {
    const proved = await tx.userContactMethod.updateMany({
      where: { id, userId, verifiedAt: null },
      data: { verifiedAt: now, secret: sealMethodSecret(method, secret) },
    });
    if (proved.count === 0) return;
    await recordAccountAudit(tx, ctx, userId, {
      action: 'contact_method.verify',
      subject: session.user.email,
      details: { kind: method.kind, name: method.name, address: method.address },
    });
  });
}

import { db } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import type { CurrentSession } from '../access/find-session';
import { recordAccountAudit } from '../access/record-audit';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { openMethodSecret, sealMethodSecret } from './method-secret';
import { newCode, noticeOfCode } from './new-code';
import { noSuchMethod } from './no-such-method';

const WAIT_MS = 60_000;

/** Sends another code; the one before is good no longer. @throws ServiceError not_found, conflict, rate_limited */
export async function sendCodeAgain({
  ctx,
  session,
  id,
}: {
  ctx: Context;
  session: CurrentSession;
  id: string;
}): Promise<void> {
  const userId = session.user.id;
  const nowMs = await databaseNow();
  const method = await db().userContactMethod.findFirst({ where: { id, userId } });
  if (method === null) throw noSuchMethod();
  const secret = openMethodSecret(method, method.secret);
  if (method.verifiedAt !== null || secret === null)
    throw new ServiceError('conflict', 'It needs no code.', {
      hint: 'Remove it and add it again if nothing arrives.',
    });
  const notice = await noticeOfCode(session, method);
  await db().$transaction(async (tx) => {
    const { count } = await tx.userContactMethod.updateMany({
      where: {
        id,
        userId,
        verifiedAt: null,
        OR: [{ codeSentAt: null }, { codeSentAt: { lte: new Date(nowMs - WAIT_MS) } }],
      },
      data: {
        codeSentAt: new Date(nowMs),
        codeTries: 0,
        secret: sealMethodSecret(method, { ...secret, code: newCode(nowMs) }),
      },
    });
    if (count === 0)
      throw new ServiceError('rate_limited', 'A code was sent within the last minute.', {
        hint: 'Wait for it, or have another sent a minute from now.',
        retryAfterSeconds: WAIT_MS / 1_000,
      });
    await enqueueNotices(tx, [notice]);
    await recordAccountAudit(tx, ctx, userId, {
      action: 'contact_method.send_code',
      subject: session.user.email,
      details: { kind: method.kind, address: method.address },
    });
  });
}

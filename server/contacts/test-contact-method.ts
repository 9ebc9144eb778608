import { db } from '@/server/db/client';
import type { CurrentSession } from '../access/find-session';
import { recordAccountAudit } from '../access/record-audit';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { noSuchMethod } from './no-such-method';
import { noticeToMethod } from './notice-to-method';

/** Sends a test message the way that alerts go, through the outbox. @throws ServiceError not_found; conflict while unproved */
export async function testContactMethod({
  ctx,
  session,
  id,
}: {
  ctx: Context;
  session: CurrentSession;
  id: string;
}): Promise<void> {
  const userId = session.user.id;
  const method = await db().userContactMethod.findFirst({ where: { id, userId } });
  if (method === null) throw noSuchMethod();
  if (method.verifiedAt === null)
    throw new ServiceError('conflict', 'It is not proved yet.', {
      hint: 'Enter the code that was sent there.',
    });
  const notice = await noticeToMethod(session, method, {
    transition: 'test',
    subject: `alerts reach you through ${method.name}`,
    text: 'You sent this from “How I am reached”. Nothing is wrong.',
  });
  await db().$transaction(async (tx) => {
    await enqueueNotices(tx, [notice]);
    await recordAccountAudit(tx, ctx, userId, {
      action: 'contact_method.test',
      subject: session.user.email,
      details: { kind: method.kind, address: method.address },
    });
  });
}

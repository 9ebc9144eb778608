import { randomUUID } from 'node:crypto';
import { CONTACT_MEANINGS } from '@/domain/notifications/contact-method';
import type {
  AddContactMethodInput,
  AddedContactMethod,
} from '@/domain/notifications/contact-schemas';
import { db } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import type { Prisma } from '@/server/db/generated/client';
import type { CurrentSession } from '../access/find-session';
import { recordAccountAudit } from '../access/record-audit';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { makeSigningSecret } from '../notifications/sign-webhook';
import { sealMethodSecret } from './method-secret';
import { newCode, noticeOfCode } from './new-code';
import { checkSubscription, deviceOf } from './push-device';

const MOST_METHODS = 10;

/**
 * Adds a way to reach the signed-in person, behind the others. A code goes there, and nothing else until it was entered;
 * the account's own e-mail needs none.
 * @throws ServiceError conflict when there are too many
 */
export async function addContactMethod({
  ctx,
  session,
  input,
}: {
  ctx: Context;
  session: CurrentSession;
  input: AddContactMethodInput;
}): Promise<AddedContactMethod> {
  const { kind, address, keys } = input;
  if (kind === 'push') checkSubscription(address, keys?.p256dh);
  const device = kind === 'push' ? deviceOf(address) : null;
  const { id: userId, email } = session.user;
  const id = randomUUID();
  const shown = kind === 'email' ? address : new URL(address).host;
  const name = input.name || CONTACT_MEANINGS[kind].name;
  const isVerified = kind === 'email' && address.toLowerCase() === email.toLowerCase();
  const signingSecret = kind === 'webhook' ? makeSigningSecret() : null;
  const nowMs = await databaseNow();
  const now = new Date(nowMs);
  const secret = {
    url: address,
    ...(signingSecret === null ? {} : { signingSecret }),
    ...(keys === undefined || kind !== 'push' ? {} : { push: keys }),
    ...(isVerified ? {} : { code: newCode(nowMs) }),
  };
  const notices = isVerified
    ? []
    : [await noticeOfCode(session, { id, kind, name, address: shown })];
  await db().$transaction(async (tx) => {
    // Two at once would count the same; the second waits here for the first.
    await tx.$executeRaw`SELECT id FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
    if (device !== null) await takeOver(tx, userId, device);
    const known = await tx.userContactMethod.findMany({ where: { userId } });
    if (known.length >= MOST_METHODS)
      throw new ServiceError('conflict', `You have ${MOST_METHODS} contact methods already.`, {
        hint: 'Remove one first.',
      });
    await tx.userContactMethod.create({
      data: {
        id,
        userId,
        kind,
        name,
        address: shown,
        device,
        secret: sealMethodSecret({ userId, id }, secret),
        position: Math.max(0, ...known.map(({ position }) => position)) + 1,
        verifiedAt: isVerified ? now : null,
        codeSentAt: isVerified ? null : now,
      },
    });
    await enqueueNotices(tx, notices);
    await recordAccountAudit(tx, ctx, userId, {
      action: 'contact_method.add',
      subject: email,
      details: { kind, name, address: shown },
    });
  });
  return { id, signingSecret, isVerified };
}

/** A browser shows one person's pages: whoever subscribes it last. Of theirs, this replaces what it was before. */
async function takeOver(
  tx: Prisma.TransactionClient,
  userId: string,
  device: string,
): Promise<void> {
  await tx.userContactMethod.deleteMany({ where: { userId, device } });
  await tx.userContactMethod.updateMany({
    where: { device, disabledReason: null },
    data: { disabledReason: 'Somebody else is reached through this browser now.' },
  });
}

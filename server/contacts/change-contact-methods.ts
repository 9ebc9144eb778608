import type { ChangeContactMethodInput } from '@/domain/notifications/contact-schemas';
import { db } from '@/server/db/client';
import type { CurrentSession } from '../access/find-session';
import { recordAccountAudit } from '../access/record-audit';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { noSuchMethod } from './no-such-method';

interface Change {
  ctx: Context;
  session: CurrentSession;
}

/** Removes a contact method with its secret; what was sent through it stays in the ledger. @throws ServiceError not_found */
export async function removeContactMethod({
  ctx,
  session,
  id,
}: Change & { id: string }): Promise<void> {
  const userId = session.user.id;
  await db().$transaction(async (tx) => {
    const before = await tx.userContactMethod.findFirst({ where: { id, userId } });
    const { count } = await tx.userContactMethod.deleteMany({ where: { id, userId } });
    if (before === null || count === 0) throw noSuchMethod();
    await recordAccountAudit(tx, ctx, userId, {
      action: 'contact_method.remove',
      subject: session.user.email,
      details: { kind: before.kind, name: before.name, address: before.address },
    });
  });
}

/** Sets how long after the one before it a method is told. @throws ServiceError not_found */
export async function changeContactMethod({
  ctx,
  session,
  id,
  input: { waitMinutes },
}: Change & { id: string; input: ChangeContactMethodInput }): Promise<void> {
  const userId = session.user.id;
  await db().$transaction(async (tx) => {
    const before = await tx.userContactMethod.findFirst({ where: { id, userId } });
    const { count } = await tx.userContactMethod.updateMany({
      where: { id, userId },
      data: { waitMinutes },
    });
    if (before === null || count === 0) throw noSuchMethod();
    await recordAccountAudit(tx, ctx, userId, {
      action: 'contact_method.change',
      subject: session.user.email,
      details: {
        name: before.name,
        waitMinutesFrom: before.waitMinutes,
        waitMinutesTo: waitMinutes,
      },
    });
  });
}

/** Puts the contact methods into this order. @throws ServiceError conflict when there are others by now */
export async function orderContactMethods({
  ctx,
  session,
  ids,
}: Change & { ids: readonly string[] }): Promise<void> {
  const userId = session.user.id;
  await db().$transaction(async (tx) => {
    const known = await tx.userContactMethod.findMany({
      where: { userId },
      orderBy: { position: 'asc' },
    });
    const isWhole = ids.length === known.length && new Set(ids).size === ids.length;
    if (!isWhole || known.some(({ id }) => !ids.includes(id)))
      throw new ServiceError('conflict', 'Your contact methods have changed meanwhile.', {
        hint: 'Look at them again, then put them in order.',
      });
    for (const [index, id] of ids.entries())
      await tx.userContactMethod.updateMany({
        where: { id, userId },
        data: { position: index + 1 },
      });
    const names = ids.flatMap((id) => known.find((one) => one.id === id)?.name ?? []);
    await recordAccountAudit(tx, ctx, userId, {
      action: 'contact_method.order',
      subject: session.user.email,
      details: { order: names },
    });
  });
}

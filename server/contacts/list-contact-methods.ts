import { CONTACT_KINDS } from '@/domain/notifications/contact-method';
import {
  type ContactList,
  type ListedContactMethod,
  quietHoursSchema,
} from '@/domain/notifications/contact-schemas';
import { db, systemPool } from '@/server/db/client';
import type { CurrentSession } from '../access/find-session';
import { selectLastDeliveriesAnywhere } from '../db/sql/read-notifications';
import { listDelivery } from '../notifications/list-delivery';
import { hasMailServer } from '../notifications/outgoing/send-mail';
import { listMemberProjects } from '../projects/list-member-projects';
import { pushKeyPair } from './push-key-pair';

const DELIVERIES_TOLD = 3;

/** How the signed-in person is reached: in which order, how the last messages went, and when they are left alone. */
export async function listContactMethods({ user }: CurrentSession): Promise<ContactList> {
  const [rows, quiet, projects, { publicKey }] = await Promise.all([
    db().userContactMethod.findMany({
      where: { userId: user.id },
      orderBy: [{ position: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    }),
    db().userQuietHours.findUnique({ where: { userId: user.id } }),
    listMemberProjects(user.id),
    pushKeyPair(),
  ]);
  const deliveries = await selectLastDeliveriesAnywhere(
    systemPool(),
    projects.map(({ id }) => id),
    rows.map(({ id }) => id),
    DELIVERIES_TOLD,
  );
  const items = rows.flatMap((row): ListedContactMethod[] => {
    const kind = CONTACT_KINDS.find((one) => one === row.kind);
    if (kind === undefined) return [];
    const { id, name, address, waitMinutes, disabledReason } = row;
    const own = deliveries.filter(({ targetId }) => targetId === id).slice(0, DELIVERIES_TOLD);
    return [
      {
        id,
        kind,
        name,
        address,
        device: row.device,
        waitMinutes,
        isVerified: row.verifiedAt !== null,
        disabledReason,
        deliveries: own.flatMap(listDelivery),
      },
    ];
  });
  return {
    items,
    accountEmail: user.email,
    hasMailServer: hasMailServer(),
    pushKey: publicKey,
    quiet: quietHoursSchema.nullable().catch(null).parse(quiet),
  };
}

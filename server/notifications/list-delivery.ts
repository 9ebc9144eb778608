import { TRANSITIONS } from '@/domain/notifications/notice';
import type { ListedDelivery } from '@/domain/notifications/schemas';
import type { DeliveryRow } from '../db/sql/read-notifications';

const STATES = ['scheduled', 'sending', 'delivered', 'suppressed', 'dead'] as const;

/** A notice as the page of its target lists it; none when another version wrote what this one cannot read. */
export function listDelivery(row: DeliveryRow): ListedDelivery[] {
  const transition = TRANSITIONS.find((one) => one === row.transition);
  const status = STATES.find((one) => one === row.state);
  if (transition === undefined || status === undefined) return [];
  return [
    {
      id: row.id,
      at: row.createdAt.toISOString(),
      transition,
      subject: row.subject ?? '',
      status,
      tries: row.tries,
      reason: status === 'delivered' ? null : (row.suppressedReason ?? row.lastError),
      nextAt: row.settledAt === null ? row.nextAt.toISOString() : null,
      settledAt: row.settledAt?.toISOString() ?? null,
    },
  ];
}

import { counted } from '../quantities/counted';
import { quantityText } from '../quantities/format-quantity';
import type { QueueList } from './queue-answer';
import { deadLetteredReason } from './recognise/rabbitmq';

type BrokerDeadLetters = QueueList['deadLettered'][number];

/** How much a counter of dead-lettered messages grew. */
export interface DeadLetteredCount {
  metric: string;
  /** Nothing was set up to take them, so they are lost. */
  isLost: boolean;
  count: number;
}

const REASONS: Record<string, string> = {
  rejected: 'rejected',
  expired: 'expired',
  maxlen: 'past the length of their queue',
  delivery_limit: 'delivered too often',
};

/** The counters by RabbitMQ's name; that of confirmed ones counts some of the others again. */
export const DEAD_LETTERED_METRICS = Object.keys(REASONS).map(
  (reason) => `rabbitmq_global_messages_dead_lettered_${reason}_total`,
);

/** What a broker gave up, by why; what no counter told is not there, never 0. */
export function gatherDeadLettered(counts: readonly DeadLetteredCount[]): BrokerDeadLetters[] {
  const byReason = new Map<string, BrokerDeadLetters>();
  for (const { metric, isLost, count } of counts) {
    const reason = deadLetteredReason(metric);
    if (reason === null) continue;
    const known = byReason.get(reason) ?? { reason, count: 0, lost: 0 };
    known.count += count;
    if (isLost) known.lost += count;
    byReason.set(reason, known);
  }
  return [...byReason.values()].sort(
    (a, b) => b.count - a.count || a.reason.localeCompare(b.reason, 'en'),
  );
}

/** "RabbitMQ dead-lettered 14 messages: 10 rejected, 4 expired." Null where it told of none. */
export function describeDeadLettered(list: readonly BrokerDeadLetters[]): string | null {
  const told = list.filter(({ count }) => count > 0);
  if (told.length === 0) return null;
  const sum = (of: (one: BrokerDeadLetters) => number) =>
    told.reduce((total, one) => total + of(one), 0);
  const reasons = told.map(
    ({ reason, count }) => `${quantityText(count)} ${REASONS[reason] ?? reason}`,
  );
  const lost = sum((one) => one.lost);
  const verb = lost === 1 ? 'is' : 'are';
  const gone =
    lost > 0 ? `; ${quantityText(lost)} had no dead-letter exchange and ${verb} lost` : '';
  return `RabbitMQ dead-lettered ${counted(
    sum(({ count }) => count),
    'message',
  )}: ${reasons.join(', ')}${gone}.`;
}

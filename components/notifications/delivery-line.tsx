import { StateBadge } from '@/components/ui/state-badge';
import { Time } from '@/components/ui/time';
import type { ListedDelivery } from '@/domain/notifications/schemas';
import { DELIVERY_LOOKS } from './channel-looks';

/** How one message to a target went. */
export function DeliveryLine({ delivery }: { delivery: ListedDelivery }) {
  const { status, subject, transition, at, reason, tries, nextAt } = delivery;
  const { state, word } = DELIVERY_LOOKS[status];
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 text-small">
      <StateBadge state={state} word={word} />
      <span className="text-muted">
        <Time at={at} style="relative" />
      </span>
      <span className="min-w-0 break-words">
        {transition.replaceAll('_', ' ')}: {subject}
      </span>
      {reason === null ? null : <span className="min-w-0 break-words text-muted">{reason}</span>}
      {nextAt !== null && tries > 0 ? (
        <span className="text-muted">
          {tries} {tries === 1 ? 'try' : 'tries'}; next <Time at={nextAt} style="relative" />
        </span>
      ) : null}
    </li>
  );
}

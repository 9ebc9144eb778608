import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ListedDelivery } from '@/domain/notifications/schemas';
import { DeliveryLine } from './delivery-line';

interface TargetItemProps {
  icon: LucideIcon;
  name: string;
  /** What stands above: its name, or its place in an order before that. */
  title: string;
  /** Its kind and where it leads. */
  meaning: string;
  controls: ReactNode;
  /** Whether what is sent to it arrives, and what can be set. */
  children: ReactNode;
  deliveries: readonly ListedDelivery[];
  /** Said instead of messages. */
  empty?: string;
}

/** One target of notices: what it is, what can be done with it, and how the last messages went. */
export function TargetItem(props: TargetItemProps) {
  const { icon: Icon, name, title, meaning, controls, children, deliveries, empty } = props;
  return (
    <li className="flex flex-col gap-2 border-line border-b py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 items-start gap-2">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
          <div className="min-w-0">
            <h3 className="break-words font-medium">{title}</h3>
            <p className="break-all text-small text-muted">{meaning}</p>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-1">{controls}</div>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pl-6">{children}</div>
      <ul aria-label={`Last messages to ${name}`} className="flex flex-col gap-1 pl-6">
        {deliveries.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} />
        ))}
        {deliveries.length === 0 && empty ? (
          <li className="text-small text-muted">{empty}</li>
        ) : null}
      </ul>
    </li>
  );
}

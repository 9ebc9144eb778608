import { StateBadge } from '@/components/ui/state-badge';
import type { ListedDelivery } from '@/domain/notifications/schemas';

interface TargetStandingProps {
  disabledReason: string | null;
  /** What to do about that. */
  remedy: string;
  deliveries: readonly ListedDelivery[];
}

/** Whether what is sent to a target arrives, in words that say what to do next. */
export function TargetStanding({ disabledReason, remedy, deliveries }: TargetStandingProps) {
  if (disabledReason !== null)
    return (
      <span className="flex flex-wrap items-center gap-x-2">
        <StateBadge state="failing" word="Switched off" />
        <span className="text-small">
          {disabledReason} {remedy}
        </span>
      </span>
    );
  const settled = deliveries.find(({ status }) => status === 'delivered' || status === 'dead');
  const trying = deliveries.some(({ status, tries }) => status === 'scheduled' && tries > 0);
  if (trying) return <StateBadge state="degraded" word="Trying again" />;
  if (settled === undefined) return <StateBadge state="unknown" word="Not proven yet" />;
  return settled.status === 'delivered' ? (
    <StateBadge state="healthy" word="Working" />
  ) : (
    <StateBadge state="failing" word="Failing" />
  );
}

import { NumberValue } from '@/components/ui/number-value';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { QueueState } from '@/domain/queues/queue-answer';

const NO_RATES = 'Nobody counted what comes and what leaves';

/** When a queue will be empty: in some time, not because it keeps up, not at these rates at all, or nobody knows. */
export function DrainValue({ drain }: { drain: QueueState['timeToDrain'] }) {
  if (drain.kind === 'never') {
    return (
      <span className="whitespace-nowrap" title="No more leaves than comes, and it does not fall">
        not draining
      </span>
    );
  }
  if (drain.kind === 'keeps_up') {
    return (
      <span className="whitespace-nowrap" title={keepsUpText(drain.waitSeconds)}>
        keeps up
      </span>
    );
  }
  return (
    <NumberValue
      value={drain.kind === 'drains' ? drain.seconds : null}
      unit="s"
      unknownBecause={NO_RATES}
    />
  );
}

export function keepsUpText(waitSeconds: number): string {
  return `as much leaves as comes; each waits about ${quantityText(waitSeconds, 's')}`;
}

/** "↑ 3 /min": growth with its direction, in a sign and not in colour alone. */
export function GrowthValue({ growth }: { growth: number | null }) {
  if (growth === null) return <NumberValue value={null} unknownBecause="Fewer than two samples" />;
  return (
    <span className="whitespace-nowrap">
      {growth > 0 ? '+' : ''}
      <NumberValue value={growth} unit="per_minute" />
    </span>
  );
}

/** "≥ 3 h": an age that is only known to be at least that says so. */
export function AgeValue({ queue }: { queue: QueueState }) {
  const { oldestAgeSeconds: age, oldestAgeIsExact, depth } = queue;
  const unknownBecause = depth === 0 ? 'It is empty' : 'Nobody told the age of its oldest message';
  return (
    <span className="whitespace-nowrap">
      {age !== null && !oldestAgeIsExact ? (
        <span title="Messages lie there whose first failure nobody told">≥&nbsp;</span>
      ) : null}
      <NumberValue value={age} unit="s" unknownBecause={unknownBecause} />
    </span>
  );
}

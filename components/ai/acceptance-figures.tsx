import { StatRow, StatTile } from '@/components/ui/stat-tile';
import type { AcceptanceGroup } from '@/domain/ai/acceptance-report';
import { totalOf } from '@/domain/ai/describe-acceptance';
import type { Feedback } from '@/domain/ai/ledger';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { Rate } from '@/domain/statistics/rate-schema';

interface AcceptanceFiguresProps {
  groups: readonly AcceptanceGroup[];
  feedback: Feedback;
}

/** All groups together. */
export function AcceptanceFigures({ groups, feedback }: AcceptanceFiguresProps) {
  const total = totalOf(groups, feedback);
  const { low, high } = total.bounds;
  return (
    <StatRow label="All together">
      <RateTile
        label="Accepted as it was"
        rate={total.strict}
        note={
          low === null || high === null
            ? undefined
            : `${quantityText(low, 'ratio')} to ${quantityText(high, 'ratio')} if all had been judged`
        }
      />
      <RateTile label="Accepted or edited" rate={total.useful} />
      <RateTile label="Judged of shown" rate={total.coverage} />
      <StatTile label="Pending" value={total.pending} comparison="verdict may still come" />
      <StatTile
        label="Ignored"
        value={total.ignored}
        comparison="shown, and the limit has passed"
      />
      <StatTile label="Unseen" value={total.unseen} comparison="never shown" />
    </StatRow>
  );
}

export function RateTile({
  label,
  rate,
  note,
}: {
  label: string;
  rate: Rate;
  note?: string | undefined;
}) {
  const { value, n, low, high } = rate;
  const interval =
    low === null || high === null
      ? undefined
      : `95%: ${quantityText(low, 'ratio')} to ${quantityText(high, 'ratio')}`;
  return (
    <StatTile
      label={label}
      value={value}
      unit="ratio"
      n={value === null ? undefined : n}
      low={low}
      high={high}
      unknownBecause="Nothing to count"
      comparison={note ?? interval}
    />
  );
}

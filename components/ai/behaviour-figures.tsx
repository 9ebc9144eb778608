import { StatRow, StatTile } from '@/components/ui/stat-tile';
import type { AcceptanceGroup } from '@/domain/ai/acceptance-report';
import { costOfGroups, outcomeOfGroups } from '@/domain/ai/describe-behaviour';
import { quantityText } from '@/domain/quantities/format-quantity';
import { RateTile } from './acceptance-figures';

/** All groups together. */
export function BehaviourFigures({ groups }: { groups: readonly AcceptanceGroup[] }) {
  const { usd, priced, inferences } = costOfGroups(groups);
  return (
    <StatRow label="All together">
      <StatTile
        label="Cost"
        value={usd}
        unit="usd"
        unknownBecause="No cost was given, and no price is known"
        comparison={`${quantityText(priced)} of ${quantityText(inferences)} priced`}
      />
      <RateTile label="Fallback answered" rate={outcomeOfGroups(groups, 'fallback')} />
      <RateTile label="Failed" rate={outcomeOfGroups(groups, 'error')} />
      <RateTile label="Refused" rate={outcomeOfGroups(groups, 'refused')} />
      <RateTile label="Empty" rate={outcomeOfGroups(groups, 'empty')} />
      <RateTile label="“I don’t know”" rate={outcomeOfGroups(groups, 'unsure')} />
    </StatRow>
  );
}

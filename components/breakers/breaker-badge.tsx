import { StateBadge } from '@/components/ui/state-badge';
import type { BreakerState } from '@/domain/breakers/breaker-answer';
import { BREAKER_LOOKS } from './breaker-looks';

/** The state in the field's word; its colour says how the breaker is, so that a closed one in distress is not green. */
export function BreakerBadge({
  breaker: { state, health },
}: {
  breaker: Pick<BreakerState, 'state' | 'health'>;
}) {
  return (
    <StateBadge
      state={state === null ? 'unknown' : health}
      word={state === null ? 'Not known' : BREAKER_LOOKS[state].word}
    />
  );
}

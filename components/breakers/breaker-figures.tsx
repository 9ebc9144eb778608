import { StatRow, StatTile } from '@/components/ui/stat-tile';
import { Time } from '@/components/ui/time';
import type { BreakerState } from '@/domain/breakers/breaker-answer';
import { fallbackBand } from '@/domain/breakers/breaker-rates';
import { BreakerBadge } from './breaker-badge';

const BAND_WORDS = {
  noise: 'noise',
  elevated: 'more than noise, less than 15%',
  chronic: 'chronic distress: 15% or more',
  unknown: undefined,
};

/** How a breaker stands, in numbers. */
export function BreakerFigures({ breaker }: { breaker: BreakerState }) {
  const { errorRate, fallbackRate, slowRate, since, reason, instances } = breaker;
  const notTold = 'No sample in this time tells it';
  return (
    <StatRow label="How it stands">
      <StatTile
        label="State"
        value={{ drawn: <BreakerBadge breaker={breaker} /> }}
        comparison={
          <>
            {since === null ? null : (
              <>
                since <Time at={since} style="relative" />
              </>
            )}
            {reason === null ? null : (
              <span className="block truncate" title={reason}>
                {reason}
              </span>
            )}
          </>
        }
      />
      <StatTile
        label="Time open"
        value={breaker.openSeconds}
        unit="s"
        unknownBecause="Its state was not told in this time"
        comparison={
          instances.known > 1 ? `now ${instances.open} of ${instances.known} instances` : undefined
        }
      />
      <StatTile
        label="Changes an hour"
        value={breaker.transitionsPerHour}
        unknownBecause="Its state was not told in this time"
        comparison={breaker.transitions === null ? undefined : `${breaker.transitions} in all`}
      />
      <StatTile
        label="Fallback rate"
        value={fallbackRate.value}
        unit="ratio"
        n={fallbackRate.n}
        low={fallbackRate.low}
        high={fallbackRate.high}
        unknownBecause={notTold}
        comparison={BAND_WORDS[fallbackBand(fallbackRate)]}
      />
      <StatTile
        label="Error rate"
        value={errorRate.value}
        unit="ratio"
        n={errorRate.n}
        low={errorRate.low}
        high={errorRate.high}
        unknownBecause={notTold}
      />
      <StatTile
        label="Slow calls"
        value={slowRate.value}
        unit="ratio"
        n={slowRate.n}
        low={slowRate.low}
        high={slowRate.high}
        unknownBecause={notTold}
      />
    </StatRow>
  );
}

import Link from 'next/link';
import { StatRow, StatTile } from '@/components/ui/stat-tile';
import { StateBadge } from '@/components/ui/state-badge';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { QueueState } from '@/domain/queues/queue-answer';
import { AgeValue, DrainValue, GrowthValue } from './queue-figures';

const NO_RATES = 'Nobody counted it in this time';

/** One queue in numbers, each with what it rests on. */
export function QueueTiles({ queue }: { queue: QueueState }) {
  const { samples, ratesSeconds } = queue;
  const rests =
    samples === 0
      ? 'no sample lately'
      : `${quantityText(ratesSeconds, 's')}, n\u00a0${quantityText(samples)} samples`;
  return (
    <StatRow label="How it stands">
      <StatTile label="State" value={{ drawn: <StateBadge state={queue.health} /> }} />
      <StatTile label="Waiting" value={queue.depth} unknownBecause="Nobody told its depth" />
      <StatTile label="Oldest message" value={{ drawn: <AgeValue queue={queue} /> }} />
      <StatTile
        label="In"
        value={queue.arrivalPerSecond}
        unit="per_second"
        unknownBecause={NO_RATES}
        comparison={rests}
      />
      <StatTile
        label="Out"
        value={queue.servicePerSecond}
        unit="per_second"
        unknownBecause={NO_RATES}
        comparison={rests}
      />
      <StatTile
        label="Failed"
        value={queue.failedPerSecond}
        unit="per_second"
        unknownBecause={NO_RATES}
        comparison={rests}
      />
      <StatTile
        label="Growth"
        value={{ drawn: <GrowthValue growth={queue.growthPerMinute} /> }}
        comparison={rests}
      />
      <StatTile label="Drains in" value={{ drawn: <DrainValue drain={queue.timeToDrain} /> }} />
      <StatTile label="In flight" value={queue.inFlight} unknownBecause="Nobody told it" />
      <StatTile label="Consumers" value={queue.consumers} unknownBecause="Nobody told them" />
    </StatRow>
  );
}

/** The queues that this one has to do with. */
export function RelatedQueues({
  queue,
  hrefOf,
}: {
  queue: QueueState;
  hrefOf: (id: string) => string;
}) {
  const { deadLetterOf, deadLetterOfId, deadLetterQueues } = queue;
  return (
    <>
      {deadLetterOf === null ? null : (
        <span>
          Dead letters of{' '}
          {deadLetterOfId === null ? (
            <span className="break-all">{deadLetterOf}</span>
          ) : (
            <Link href={hrefOf(deadLetterOfId)} className="break-all text-accent underline">
              {deadLetterOf}
            </Link>
          )}
        </span>
      )}
      {deadLetterQueues.map(({ id, queue: name, depth }) => (
        <span key={id}>
          Dead letters in{' '}
          <Link href={hrefOf(id)} className="break-all text-accent underline">
            {name}
          </Link>
          {depth === null ? '' : `: ${quantityText(depth)}`}
        </span>
      ))}
    </>
  );
}

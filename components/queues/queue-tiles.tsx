import Link from 'next/link';
import { StatRow, StatTile } from '@/components/ui/stat-tile';
import { StateBadge } from '@/components/ui/state-badge';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { QueueState } from '@/domain/queues/queue-answer';
import { keepsUpText } from './queue-figures';

const NO_RATES = 'Nobody counted it lately';
const NOT_TOLD = 'Nobody told it';

/** One queue in numbers, each with what it rests on; what only some senders tell stands there once it is told. */
export function QueueTiles({ queue }: { queue: QueueState }) {
  const { kind, samples, ratesSeconds, oldestAgeSeconds, oldestAgeIsExact, letters } = queue;
  const rests =
    samples === 0
      ? 'no sample lately'
      : `${quantityText(ratesSeconds, 's')}, n\u00a0${quantityText(samples)} samples`;
  const rate = (label: string, value: number | null) => (
    <StatTile
      label={label}
      value={value}
      unit="per_second"
      unknownBecause={NO_RATES}
      comparison={rests}
    />
  );
  const isWork = kind === 'work';
  return (
    <StatRow label="How it stands">
      <StatTile label="State" value={{ drawn: <StateBadge state={queue.health} /> }} />
      <StatTile label="Waiting" value={queue.depth} unknownBecause={NOT_TOLD} />
      <StatTile
        label="Oldest message"
        value={oldestAgeSeconds}
        unit="s"
        unknownBecause={queue.depth === 0 ? 'It is empty' : NOT_TOLD}
        comparison={oldestAgeSeconds === null || oldestAgeIsExact ? null : 'at least'}
      />
      <StatTile
        label="Growth"
        value={queue.growthPerMinute}
        unit="per_minute"
        unknownBecause="Fewer than two samples lately"
        comparison={rests}
      />
      {isWork || queue.arrivalPerSecond !== null ? rate('In', queue.arrivalPerSecond) : null}
      {isWork || queue.servicePerSecond !== null ? rate('Out', queue.servicePerSecond) : null}
      {isWork ? <DrainTile drain={queue.timeToDrain} /> : null}
      {letters.told > 0 ? (
        <StatTile
          label="Not handled"
          value={letters.open}
          comparison={`of ${quantityText(letters.told)} told`}
        />
      ) : null}
      {queue.failedPerSecond === null ? null : rate('Failed', queue.failedPerSecond)}
      {queue.retriedPerSecond === null ? null : rate('Tried again', queue.retriedPerSecond)}
      {queue.inFlight === null ? null : <StatTile label="In flight" value={queue.inFlight} />}
      {queue.delayed === null ? null : <StatTile label="Delayed" value={queue.delayed} />}
      {queue.consumers === null ? null : <StatTile label="Consumers" value={queue.consumers} />}
    </StatRow>
  );
}

function DrainTile({ drain }: { drain: QueueState['timeToDrain'] }) {
  const label = 'Drains in';
  if (drain.kind === 'never') {
    return (
      <StatTile
        label={label}
        value={{ drawn: 'not draining' }}
        comparison="no more leaves than comes, and it does not fall"
      />
    );
  }
  if (drain.kind === 'keeps_up') {
    return (
      <StatTile
        label={label}
        value={{ drawn: 'keeps up' }}
        comparison={keepsUpText(drain.waitSeconds)}
      />
    );
  }
  return (
    <StatTile
      label={label}
      value={drain.kind === 'drains' ? drain.seconds : null}
      unit="s"
      unknownBecause="Nobody counted what comes and what leaves"
      comparison={drain.kind === 'drains' ? 'at the rates of now' : null}
    />
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

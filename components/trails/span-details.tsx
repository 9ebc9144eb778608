import { FLAG_MEANINGS } from '@/components/logs/flag-meanings';
import { CopyButton } from '@/components/ui/copy-button';
import { Time } from '@/components/ui/time';
import type { TrailSpanStep } from '@/domain/logs/lay-out-spans';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { WaterfallRow } from '@/domain/traces/waterfall';

/** Everything that a span tells. */
export function SpanDetails({ row }: { row: WaterfallRow<TrailSpanStep> }) {
  const { span, selfMs, isOrphan } = row;
  const { item, details } = span;
  const { error, statusMessage } = details;
  const facts: [string, string | null][] = [
    ['span id', details.spanId],
    ['parent', details.parentSpanId],
    ['kind', details.kind],
    ['status', [details.status, statusMessage].filter(Boolean).join(': ')],
    ['error', error === null ? null : [error.type, error.message].filter(Boolean).join(': ')],
    ['own time', selfMs === null ? null : quantityText(selfMs, 'ms')],
    ['version', details.version],
    ['environment', details.environment],
  ];
  const notes = details.flags.map((flag) => FLAG_MEANINGS[flag] ?? flag);
  if (isOrphan) notes.push('Its parent is not here: not sent yet, dropped, or not traced to here.');
  return (
    <div className="border-line border-y bg-sunken px-gutter py-2 text-small">
      <p className="flex flex-wrap items-center gap-2 pb-1">
        Began <Time at={item.time} style="date-time-ms" />
        <CopyButton text={JSON.stringify(item, null, 2)} label="Copy as JSON" labelled />
      </p>
      <Facts facts={facts} />
      <Facts heading="Attributes" facts={entriesOf(details.attributes)} />
      <Facts heading="Resource" facts={entriesOf(details.resource)} />
      {details.events.length > 0 ? (
        <>
          <h3 className="pt-2 font-medium text-muted">Events</h3>
          <ol>
            {eventsOf(span).map(({ key, event, afterMs }) => (
              <li key={key}>
                <span className="text-muted tabular-nums">+{quantityText(afterMs, 'ms')}</span>{' '}
                <span className="font-mono">{event.name}</span>
                <Facts facts={entriesOf(event.attributes)} />
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {notes.length > 0 ? (
        <ul className="list-disc pt-2 pl-4 text-muted">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** A span may have several events of one name at one time. */
function eventsOf({ details, timeMs }: TrailSpanStep) {
  return details.events.map((event, place) => ({
    key: `${place} ${event.name}`,
    event,
    afterMs: Math.max(0, Date.parse(event.time) - timeMs),
  }));
}

function entriesOf(bag: Record<string, unknown>): [string, string][] {
  return Object.entries(bag).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}

interface FactsProps {
  heading?: string;
  facts: readonly (readonly [string, string | null])[];
}

function Facts({ heading, facts }: FactsProps) {
  const known = facts.filter(([, text]) => text !== null && text !== '');
  if (known.length === 0) return null;
  return (
    <>
      {heading ? <h3 className="pt-2 font-medium text-muted">{heading}</h3> : null}
      <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4">
        {known.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="truncate text-muted" title={name}>
              {name}
            </dt>
            <dd className="max-h-32 min-w-0 overflow-y-auto whitespace-pre-wrap break-all font-mono">
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

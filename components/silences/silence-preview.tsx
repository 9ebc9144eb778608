import { Time } from '@/components/ui/time';
import type { SilencePreview as Preview } from '@/domain/silences/schemas';

const MOST = 5;

/** What the matchers match now, and would have matched in the days before. */
export function SilencePreview({ preview }: { preview: Preview | undefined }) {
  if (preview === undefined) return <p className="text-muted">Looking at what this matches …</p>;
  const { now, past, days } = preview;
  const shown = [...now.alerts, ...past.alerts].slice(0, MOST);
  const more = now.count + past.count - shown.length;
  return (
    <div className="flex flex-col gap-1 rounded-md border border-line px-3 py-2">
      <p role="status" className="font-medium">
        {now.count === 0 ? 'Matches nothing that is open now' : `Matches ${now.count} open now`};{' '}
        {past.of === 0
          ? `no other alert fired in the last ${days} days`
          : `${past.count} of ${past.of} others of the last ${days} days`}
      </p>
      <ul aria-label="What it matches" className="flex flex-col gap-0.5">
        {shown.map(({ id, summary, state, startedAt }) => (
          <li key={id} className="flex gap-2 text-small text-muted">
            <span className="min-w-0 flex-1 truncate text-ink">{summary}</span>
            <span className="shrink-0">{state === 'resolved' ? 'over' : state}</span>
            <Time at={startedAt} style="relative" className="shrink-0" />
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="text-small text-muted">and {more} more</p> : null}
    </div>
  );
}

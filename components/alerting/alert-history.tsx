import { Time } from '@/components/ui/time';
import type { AlertDetail } from '@/domain/alerting/alert-answers';

/** What happened to an alert, in order. */
export function AlertHistory({ events }: Pick<AlertDetail, 'events'>) {
  return (
    <ol aria-label="What happened" className="flex flex-col gap-1">
      {events.map(({ id, at, text, by }) => (
        <li key={id} className="grid gap-x-3 sm:grid-cols-[10rem_1fr]">
          <Time at={at} style="date-time" className="text-muted tabular-nums" />
          <span className="min-w-0 break-words">
            {text}
            {by === null ? null : <span className="text-muted"> · {by}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

import { Nothing } from '@/components/ui/nothing';
import { Time } from '@/components/ui/time';
import type { AlertDetail } from '@/domain/alerting/alert-answers';

/** Who was told, when, through what, or why not. */
export function AlertLedger({ ledger }: Pick<AlertDetail, 'ledger'>) {
  if (ledger.length === 0)
    return <Nothing kind="none">Nobody was told of this alert, and nobody is about to be.</Nothing>;
  return (
    <ul aria-label="Who was told" className="flex flex-col gap-1">
      {ledger.map(({ at, target, channel, transition, status, reason }) => (
        <li
          key={`${at} ${target} ${channel} ${transition}`}
          className="grid gap-x-3 sm:grid-cols-[10rem_1fr]"
        >
          <Time at={at} style="date-time" className="text-muted tabular-nums" />
          <span className="min-w-0 break-words">
            {target} <span className="text-muted">through {channel}, </span>
            {transition.replaceAll('_', ' ')}: <span className="font-medium">{status}</span>
            {reason === null ? null : <span className="text-muted">. {reason}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

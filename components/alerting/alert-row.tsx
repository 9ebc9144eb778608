import { UserCheck } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { classNames } from '@/components/ui/class-names';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { Time } from '@/components/ui/time';
import type { AlertAnswer } from '@/domain/alerting/alert-answers';
import { AlertStateBadge } from './alert-state-badge';
import { AlertValue } from './alert-value';

interface AlertRowProps {
  project: string;
  alert: AlertAnswer;
  mayAct: boolean;
  selected: boolean;
  pending: boolean;
  onSelect: () => void;
  onAcknowledge: () => void;
}

/** One alert of the inbox: how bad, what, since when, whose; and the one thing to do first. */
export function AlertRow(props: AlertRowProps) {
  const { project, alert, mayAct, selected, pending, onSelect, onAcknowledge } = props;
  const { id, severity, state, summary, rule, service, ownerTeam, count } = alert;
  const isOver = state === 'resolved';
  return (
    <li
      data-alert={id}
      className={classNames(
        'relative flex flex-wrap items-start gap-x-3 gap-y-1 px-gutter py-2 focus-within:bg-selected hover:bg-hover',
        selected && 'bg-selected',
      )}
    >
      {mayAct && !isOver ? (
        <span className="relative z-10">
          <Checkbox
            checked={selected}
            onCheckedChange={onSelect}
            label={<span className="sr-only">Select {summary}</span>}
          />
        </span>
      ) : null}
      <span className="flex w-[calc(100%-3rem)] items-center gap-3 sm:w-40 sm:shrink-0 sm:flex-col sm:items-start sm:gap-0 *:leading-5">
        <SeverityBadge severity={severity} />
        <AlertStateBadge alert={alert} />
      </span>
      <span className="min-w-0 flex-1 basis-64">
        <Link
          href={projectPath(project, `alerts/${id}`)}
          data-alert-link
          className="font-medium after:absolute after:inset-0"
        >
          {summary}
        </Link>
        <span className="block text-muted">
          <AlertValue alert={alert} />
        </span>
        <span className="flex flex-wrap gap-x-3 text-small text-muted">
          <span>{rule.name}</span>
          {service === null ? null : <span>{service}</span>}
          <span>{ownerTeam ?? 'no owner named'}</span>
          {count > 1 ? <span>{count} times</span> : null}
          {alert.silenced === null ? null : (
            <span>
              silenced until <Time at={alert.silenced.until} style="date-time" />
            </span>
          )}
          {alert.acknowledgedBy === null ? null : <span>taken by {alert.acknowledgedBy}</span>}
          {alert.review === null ? null : <span>marked as {alert.review}</span>}
        </span>
      </span>
      <span className="shrink-0 text-muted max-sm:w-full sm:text-right">
        {isOver ? 'over ' : 'since '}
        <Time at={isOver ? alert.resolvedAt : alert.startedAt} style="relative" />
      </span>
      {mayAct && state === 'firing' ? (
        <span className="relative z-10 max-sm:w-full">
          <Button className="max-sm:h-10 max-sm:w-full" pending={pending} onClick={onAcknowledge}>
            <UserCheck aria-hidden />
            Acknowledge
          </Button>
        </span>
      ) : null}
    </li>
  );
}

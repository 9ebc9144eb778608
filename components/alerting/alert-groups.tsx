import { classNames } from '@/components/ui/class-names';
import type { AlertAnswer } from '@/domain/alerting/alert-answers';
import { type AlertGroup, groupAlerts } from '@/domain/alerting/group-alerts';
import { AlertRow } from './alert-row';
import type { useInboxActions } from './use-inbox-actions';

interface AlertGroupsProps {
  project: string;
  alerts: readonly AlertAnswer[];
  /** By service; else in the order that they come in. */
  grouped: boolean;
  mayAct: boolean;
  inbox: ReturnType<typeof useInboxActions>;
}

/** The rows of the inbox. */
export function AlertGroups({ project, alerts, grouped, mayAct, inbox }: AlertGroupsProps) {
  const groups: AlertGroup<AlertAnswer>[] = grouped
    ? groupAlerts(alerts)
    : [{ service: null, alerts: [...alerts] }];
  return groups.map(({ service, alerts: of }, index) => {
    const name = service ?? 'No service named';
    return (
      <div key={name}>
        {grouped ? (
          <h2
            className={classNames(
              'flex items-baseline gap-2 border-line border-b bg-sunken px-gutter py-1 text-small',
              index > 0 && 'border-t',
            )}
          >
            <span className="font-medium">{name}</span>
            <span className="text-muted">{wordsOf(of)}</span>
          </h2>
        ) : null}
        <ul aria-label={grouped ? `Alerts: ${name}` : 'Alerts'} className="divide-y divide-line">
          {of.map((alert) => (
            <AlertRow
              key={alert.id}
              project={project}
              alert={alert}
              mayAct={mayAct}
              selected={inbox.selected.has(alert.id)}
              pending={inbox.isPending(alert.id)}
              onSelect={() => inbox.toggle(alert.id)}
              onAcknowledge={() => inbox.act([alert.id], { action: 'acknowledge' })}
            />
          ))}
        </ul>
      </div>
    );
  });
}

function wordsOf(alerts: readonly AlertAnswer[]): string {
  const firing = alerts.filter(({ state }) => state === 'firing').length;
  const taken = alerts.length - firing;
  return [firing === 0 ? null : `${firing} firing`, taken === 0 ? null : `${taken} acknowledged`]
    .filter((part) => part !== null)
    .join(', ');
}

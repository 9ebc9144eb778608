import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Button } from '@/components/ui/button';
import type { Incident } from '@/domain/incidents/incident-answers';
import type { IncidentActing } from './use-incident-action';

interface IncidentAlertsProps {
  project: string;
  incident: Incident;
  mayAct: boolean;
  acting: IncidentActing;
}

/** Its alerts: those that were said to belong to it, and those that its services raised meanwhile. */
export function IncidentAlerts({ project, incident, mayAct, acting }: IncidentAlertsProps) {
  return (
    <ul aria-label="Alerts" className="flex flex-col gap-1">
      {incident.alerts.map(({ id, summary, state, isLinked }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2">
          <span className="min-w-0 flex-1 basis-40">
            <Link href={projectPath(project, `alerts/${id}`)} className="break-words text-accent">
              {summary}
            </Link>{' '}
            <span className="text-small text-muted">
              {state}
              {isLinked ? ', belongs to it' : ''}
            </span>
          </span>
          {mayAct && !isLinked ? (
            <Button
              variant="ghost"
              disabled={acting.isPending}
              onClick={() => acting.mutate({ action: 'link', alertId: id })}
            >
              Belongs to it<span className="sr-only">: {summary}</span>
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

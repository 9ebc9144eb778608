import Link from 'next/link';
import { deploymentHref } from '@/components/overview/overview-links';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { Incident, SuspectedChange } from '@/domain/incidents/incident-answers';
import type { IncidentActing } from './use-incident-action';

interface SuspectedChangesProps {
  project: string;
  incident: Incident;
  mayAct: boolean;
  acting: IncidentActing;
}

/** Deployments that may have made it, with what speaks for each; only what a person confirms counts. */
export function SuspectedChanges(props: SuspectedChangesProps) {
  const { project, incident, mayAct, acting } = props;
  if (incident.suspectedChanges.length === 0)
    return (
      <p className="text-muted">
        {incident.services.length === 0
          ? 'Name the services that are affected: their deployments are looked at then.'
          : 'Nothing was deployed to these services, or to what they call, in the two days before.'}
      </p>
    );
  return (
    <ol aria-label="Suspected changes" className="flex flex-col divide-y divide-line">
      {incident.suspectedChanges.map((one) => (
        <li key={one.ref} className="flex flex-col gap-1 py-2 first:pt-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Link
              href={deploymentHref(project, one.ref)}
              className="min-w-0 break-words font-medium text-accent"
            >
              {one.service} {one.version}
            </Link>
            <span className="text-small text-muted">
              {one.environment}, <Time at={one.at} style="date-time" />
            </span>
            <Decision change={one} />
          </p>
          <p className="text-muted">{one.reasons.join(' ')}</p>
          <Moved incident={incident} change={one} />
          {mayAct ? (
            <p className="flex flex-wrap gap-2">
              <Button
                disabled={acting.isPending || one.isConfirmed === true}
                onClick={() => acting.mutate({ action: 'cause', ref: one.ref, isConfirmed: true })}
              >
                It made this incident
              </Button>
              <Button
                variant="ghost"
                disabled={acting.isPending || one.isConfirmed === false}
                onClick={() => acting.mutate({ action: 'cause', ref: one.ref, isConfirmed: false })}
              >
                It did not
              </Button>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Decision({ change: { isConfirmed, decidedBy } }: { change: SuspectedChange }) {
  if (isConfirmed === null) return null;
  return isConfirmed ? (
    <Badge tone="failing">Confirmed by {decidedBy}</Badge>
  ) : (
    <Badge tone="healthy">Ruled out by {decidedBy}</Badge>
  );
}

/** What the last decision about it did to delivery, as the timeline says it. */
function Moved({ incident, change }: { incident: Incident; change: SuspectedChange }) {
  const said = incident.timeline.findLast(
    ({ kind, ref }) => kind === 'cause' && ref?.id === change.ref,
  );
  return said === undefined || change.isConfirmed === null ? null : <p>{said.text}</p>;
}

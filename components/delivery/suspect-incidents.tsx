'use client';
import { useChange } from '@/components/layout/use-change';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { DeploymentDetail } from '@/domain/delivery/deployment-list';
import { decideIncident, deliveryQueries } from './delivery-queries';

interface SuspectIncidentsProps {
  project: string;
  deployment: DeploymentDetail;
  mayDecide: boolean;
}

type Suspect = DeploymentDetail['suspects'][number];

/** Incidents that a deployment may have made; only what a person confirms counts. */
export function SuspectIncidents({ project, deployment, mayDecide }: SuspectIncidentsProps) {
  const { suspects, ref } = deployment;
  const decide = useChange({
    change: (input: { incidentId: string; isConfirmed: boolean }) =>
      decideIncident(project, { ref, ...input }),
    refresh: deliveryQueries.all(project),
    failed: 'That could not be saved',
  });
  if (suspects.length === 0) return null;
  return (
    <section aria-label="Incidents it may have made">
      <h3 className="font-semibold">Incidents it may have made</h3>
      <p className="pb-1 text-muted">Confirmed, one makes the deployment a failed change.</p>
      <ul>
        {suspects.map((suspect) => (
          <li
            key={suspect.incidentId}
            className="flex flex-col gap-1 border-line border-b py-2 last:border-b-0"
          >
            <p className="flex flex-wrap items-center gap-x-3">
              <span className="font-medium">{suspect.title}</span>
              <Time at={suspect.startedAt} style="relative" className="text-muted" />
              <Decision suspect={suspect} />
            </p>
            <p className="text-muted text-small">{suspect.reasons.join(' ')}</p>
            {mayDecide ? (
              <div className="flex gap-2">
                <Button
                  pending={decide.isPending}
                  disabled={suspect.isConfirmed === true}
                  onClick={() =>
                    decide.mutate({ incidentId: suspect.incidentId, isConfirmed: true })
                  }
                >
                  It made this incident
                </Button>
                <Button
                  variant="ghost"
                  pending={decide.isPending}
                  disabled={suspect.isConfirmed === false}
                  onClick={() =>
                    decide.mutate({ incidentId: suspect.incidentId, isConfirmed: false })
                  }
                >
                  It did not
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decision({ suspect: { isConfirmed, decidedBy } }: { suspect: Suspect }) {
  if (isConfirmed === null) return <Badge tone="unknown">Nobody decided</Badge>;
  return isConfirmed ? (
    <Badge tone="failing">Confirmed by {decidedBy}</Badge>
  ) : (
    <Badge tone="healthy">Ruled out by {decidedBy}</Badge>
  );
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { Siren } from 'lucide-react';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useUrlState } from '@/components/layout/use-url-state';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Nothing } from '@/components/ui/nothing';
import { Segmented } from '@/components/ui/segmented';
import { whenOpened } from '@/components/ui/when-opened';
import { describeIncidents } from '@/domain/incidents/describe-incidents';
import { incidentsViewSchema } from '@/domain/incidents/incidents-view';
import { IncidentFilters } from './incident-filters';
import { IncidentRow } from './incident-row';
import { IncidentTabs } from './incident-tabs';
import { incidentsQueries, MOST_INCIDENTS } from './incidents-queries';

const DeclareDialog = whenOpened(() =>
  import('./declare-dialog').then((file) => file.DeclareDialog),
);

const SHOWN = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'resolved', label: 'Resolved' },
] as const;
const LOOK_AGAIN_MS = 15_000;

/** What is being worked on together, who has it, and what there was before. */
export function IncidentsView({ project, mayAct }: { project: string; mayAct: boolean }) {
  const [{ show, severity, service, declare }, setView] = useUrlState(incidentsViewSchema);
  const list = useQuery({
    ...incidentsQueries.list({ project, show, severity, service }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const { data } = list;
  const isFiltered = show !== 'all' || severity !== '' || service !== '';
  const open = () => setView({ declare: '1' });
  const declareButton = mayAct ? (
    <Button variant="primary" onClick={open}>
      <Siren aria-hidden />
      Declare an incident
    </Button>
  ) : null;
  return (
    <SignalPage
      title="Incidents"
      answer={data === undefined ? null : describeIncidents(data.items)}
      queries={[list]}
      time="none"
      actions={declareButton}
      toolbar={<IncidentTabs project={project} current="incidents" />}
    >
      <IncidentFilters items={data?.items ?? []}>
        <Segmented
          label="Incidents shown"
          value={show}
          options={SHOWN}
          onChange={(value) => setView({ show: value })}
        />
      </IncidentFilters>
      <QueryContent query={list} loading="Loading the incidents">
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            isFiltered ? (
              <Nothing
                kind="filtered"
                action={
                  <Button onClick={() => setView({ show: 'all', severity: '', service: '' })}>
                    Show all
                  </Button>
                }
              >
                No such incident.
              </Nothing>
            ) : (
              <NoneYet action={declareButton} />
            )
          ) : (
            <>
              <ul aria-label="Incidents" className="divide-y divide-line">
                {items.map((incident) => (
                  <IncidentRow key={incident.id} project={project} incident={incident} />
                ))}
              </ul>
              {nextCursor === null ? null : (
                <p className="px-gutter py-2 text-small text-muted">
                  The newest {MOST_INCIDENTS}; GET /api/v1/incidents pages through all of them.
                </p>
              )}
            </>
          )
        }
      </QueryContent>
      {declare === '1' && mayAct ? (
        <DeclareDialog project={project} onClose={() => setView({ declare: '' })} />
      ) : null}
    </SignalPage>
  );
}

function NoneYet({ action }: { action: React.ReactNode }) {
  return (
    <EmptyState title="No incident has been declared" action={action}>
      <p>
        An incident is what several people work on together. Declare one here, from an alert, from
        the palette (Ctrl K) or by POST /api/v1/incidents with a title.
      </p>
      <p className="pt-2">
        Name its services, and its timeline fills itself: alerts and who took them, pages, breakers,
        dead letters, deployments and breaks in error logs, at the times when they happened. You add
        what only people know.
      </p>
    </EmptyState>
  );
}

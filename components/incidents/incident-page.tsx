'use client';
import { useQuery } from '@tanstack/react-query';
import { MessagesSquare, Pencil } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { ActionsSection } from '@/components/actions/actions-section';
import { projectPath } from '@/components/layout/navigation';
import { PageCrumb } from '@/components/layout/page-crumb';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { HappenedBefore } from '@/components/learning/happened-before';
import { IncidentPostmortem } from '@/components/postmortems/incident-postmortem';
import { useNow } from '@/components/theme/use-now';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { whenOpened } from '@/components/ui/when-opened';
import { describeIncident } from '@/domain/incidents/describe-incidents';
import type { Incident } from '@/domain/incidents/incident-answers';
import { IncidentAlerts } from './incident-alerts';
import { IncidentChecklist } from './incident-checklist';
import { IncidentFactors } from './incident-factors';
import { IncidentFacts } from './incident-facts';
import { IncidentRoles } from './incident-roles';
import { IncidentStateBar } from './incident-state-bar';
import { IncidentTimeline } from './incident-timeline';
import { IncidentUpdates } from './incident-updates';
import { incidentsQueries } from './incidents-queries';
import { SuspectedChanges } from './suspected-changes';
import { type IncidentActing, useIncidentAction } from './use-incident-action';

const EditIncidentDialog = whenOpened(() =>
  import('./edit-incident-dialog').then((file) => file.EditIncidentDialog),
);
const MergeDialog = whenOpened(() => import('./merge-dialog').then((file) => file.MergeDialog));

interface IncidentPageProps {
  project: string;
  /** As the address names it. */
  id: string;
  /** Everybody of the project, by name. */
  people: readonly string[];
  mayAct: boolean;
}

/** The stream says when something changes; this is for when it is away, and for signals that it does not follow. */
const LOOK_AGAIN_MS = 10_000;

/** One incident: how it stands and who has it, what to do first, what may have made it, and everything that happened. */
export function IncidentPage({ project, id, people, mayAct }: IncidentPageProps) {
  const one = useQuery({ ...incidentsQueries.one(project, id), refetchInterval: LOOK_AGAIN_MS });
  const acting = useIncidentAction(project, id);
  const [dialog, setDialog] = useState<'edit' | 'merge' | null>(null);
  const now = useNow();
  const { data } = one;
  return (
    <SignalPage
      title={
        <PageCrumb project={project} of="Incidents" segment="incidents">
          <span className="min-w-0 break-words">
            {data === undefined ? 'Incident' : `INC-${data.number} ${data.title}`}
          </span>
        </PageCrumb>
      }
      answer={data === undefined ? null : describeIncident(data, now)}
      queries={[one]}
      time="none"
      actions={
        data === undefined ? null : (
          <>
            {data.channelUrl === null ? null : (
              <Button asChild>
                <a href={data.channelUrl} rel="noreferrer" target="_blank">
                  <MessagesSquare aria-hidden />
                  Channel
                </a>
              </Button>
            )}
            {mayAct ? (
              <Button onClick={() => setDialog('edit')}>
                <Pencil aria-hidden />
                Edit
              </Button>
            ) : null}
            {data.status === 'resolved' ? (
              <IncidentPostmortem project={project} incidentId={data.id} mayWrite={mayAct} />
            ) : null}
          </>
        )
      }
      toolbar={
        data === undefined ? null : (
          <IncidentStateBar incident={data} mayAct={mayAct} acting={acting} />
        )
      }
    >
      <QueryContent query={one} loading="Loading the incident">
        {(incident) => (
          <>
            {incident.mergedInto === null ? null : (
              <Banner tone="info">
                It is the same as{' '}
                <Link
                  href={projectPath(project, `incidents/${incident.mergedInto.number}`)}
                  className="text-accent underline underline-offset-2"
                >
                  INC-{incident.mergedInto.number} {incident.mergedInto.title}
                </Link>
                : work on that one. Set another status to take it apart again.
              </Banner>
            )}
            <Parts {...{ project, id, people, incident, mayAct, acting }} />
            {mayAct && incident.mergedInto === null ? (
              <div className="px-gutter py-3">
                <Button variant="ghost" onClick={() => setDialog('merge')}>
                  Is it the same as another incident?
                </Button>
              </div>
            ) : null}
          </>
        )}
      </QueryContent>
      {data !== undefined && dialog === 'edit' ? (
        <EditIncidentDialog incident={data} acting={acting} onClose={() => setDialog(null)} />
      ) : null}
      {data !== undefined && dialog === 'merge' ? (
        <MergeDialog incident={data} acting={acting} onClose={() => setDialog(null)} />
      ) : null}
    </SignalPage>
  );
}

interface PartsProps extends IncidentPageProps {
  incident: Incident;
  acting: IncidentActing;
}

function Parts({ project, id, people, incident, mayAct, acting }: PartsProps) {
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_23rem]">
      <aside
        aria-label="How it is run"
        className="border-line max-lg:border-b lg:order-last lg:border-l"
      >
        {incident.status === 'resolved' ? null : (
          <PageSection title="First ten minutes">
            <IncidentChecklist incident={incident} mayAct={mayAct} acting={acting} />
          </PageSection>
        )}
        <PageSection title="Who does what">
          <IncidentRoles incident={incident} people={people} mayAct={mayAct} acting={acting} />
        </PageSection>
        <PageSection title="Suspected changes" note="the most suspect first">
          <SuspectedChanges project={project} incident={incident} mayAct={mayAct} acting={acting} />
        </PageSection>
        <PageSection title="Contributing factors" note="what made it possible">
          <IncidentFactors incident={incident} mayAct={mayAct} acting={acting} />
        </PageSection>
        <PageSection title="Has this happened before">
          <HappenedBefore project={project} incident={id} />
        </PageSection>
        <PageSection title="How it stands">
          <IncidentFacts project={project} incident={incident} mayAct={mayAct} acting={acting} />
        </PageSection>
        {incident.alerts.length === 0 ? null : (
          <PageSection title="Alerts">
            <IncidentAlerts project={project} incident={incident} mayAct={mayAct} acting={acting} />
          </PageSection>
        )}
      </aside>
      <div className="min-w-0">
        <PageSection title="Updates" note="for those who wait, apart from working notes">
          <IncidentUpdates incident={incident} mayAct={mayAct} acting={acting} />
        </PageSection>
        <PageSection
          title="Timeline"
          note="from the signals and from people, at the times when it happened"
        >
          <IncidentTimeline project={project} incident={incident} mayAct={mayAct} acting={acting} />
        </PageSection>
        <ActionsSection project={project} origin={{ incidentId: incident.id }} mayAct={mayAct} />
      </div>
    </div>
  );
}

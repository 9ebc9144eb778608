'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import { OverdueActions } from '@/components/actions/overdue-actions';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { servicePath } from '@/components/layout/service-path';
import { SignalPage } from '@/components/layout/signal-page';
import { UsualTimeRange, useTimeRange } from '@/components/layout/use-time-range';
import { DataTable } from '@/components/tables/data-table';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Overview } from '@/domain/overview/overview-answer';
import { USUAL_OVERVIEW_RANGE } from '@/domain/overview/overview-view';
import { isTroubled } from '@/domain/services/health';
import type { ServiceState } from '@/domain/services/service-state';
import { ChangeList } from './change-list';
import { HealthIcon } from './health-icon';
import { overviewQueries } from './overview-queries';
import { OverviewStrip } from './overview-strip';
import { OverviewTiles } from './overview-tiles';
import { ProblemList } from './problem-list';
import { serviceColumns } from './service-columns';

interface OverviewViewProps {
  project: string;
}

/** The page that an on-call engineer leaves open. */
export function OverviewView({ project }: OverviewViewProps) {
  return (
    <UsualTimeRange value={USUAL_OVERVIEW_RANGE}>
      <OverviewPage project={project} />
    </UsualTimeRange>
  );
}

function OverviewPage({ project }: OverviewViewProps) {
  const time = useTimeRange();
  const { refetchInterval } = time;
  const now = useQuery({ ...overviewQueries.now(project), refetchInterval });
  const strip = useQuery({ ...overviewQueries.strip(project, time.range), refetchInterval });
  const columns = useMemo(() => serviceColumns(project), [project]);
  return (
    <SignalPage
      title="Overview"
      answer={now.data ? <Answer overview={now.data} /> : null}
      queries={[now, strip]}
    >
      <QueryContent query={now} loading="Loading how things stand">
        {(overview) =>
          overview.hasAny ? (
            <>
              <OverdueActions project={project} />
              {/* On a phone what is wrong comes first: the figures fill a screen. */}
              <div className="grid grid-cols-1 lg:grid-cols-2">
                <div className="min-w-0 max-sm:order-2 lg:col-span-2">
                  <OverviewTiles project={project} tiles={overview.tiles} />
                </div>
                <div className="min-w-0 border-line border-b max-sm:order-1 lg:border-r">
                  <PageSection title="Wrong now, and who has it" bleed>
                    <ProblemList project={project} problems={overview.problems} />
                  </PageSection>
                </div>
                <div className="min-w-0 border-line border-b max-sm:order-3">
                  <PageSection title="What changed" bleed>
                    <ChangeList project={project} changes={overview.changes} />
                  </PageSection>
                </div>
              </div>
              <PageSection title="Cause and consequence" note="a click opens the logs of then">
                <OverviewStrip project={project} query={strip} time={time} />
              </PageSection>
              <PageSection title="Services" bleed>
                <DataTable
                  noun="services"
                  columns={columns}
                  rows={overview.services}
                  rowKey={nameOf}
                  href={({ service }) => servicePath(project, service)}
                  tone={toneOf}
                  empty={
                    <p className="px-gutter py-4 text-muted">No signal names a service yet.</p>
                  }
                />
              </PageSection>
            </>
          ) : (
            <NothingYet project={project} />
          )
        }
      </QueryContent>
    </SignalPage>
  );
}

function Answer({ overview: { health, answer } }: { overview: Overview }) {
  if (answer === '') return null;
  return (
    <span className="inline-flex items-center gap-1.5">
      <HealthIcon health={health} />
      {answer}.
    </span>
  );
}

function NothingYet({ project }: { project: string }) {
  return (
    <EmptyState
      title="Nothing has arrived yet"
      action={
        <Link href={projectPath(project, 'connect')} className={buttonClass('primary')}>
          Connect a sender
        </Link>
      }
    >
      This page says whether anything is wrong, who has it, whether the work is getting done and
      what changed. It needs one signal to begin with: logs, queues, breakers, AI answers,
      deployments or heartbeats. Connect has the commands, with the address and a key in them.
    </EmptyState>
  );
}

function nameOf({ service }: ServiceState): string {
  return service;
}

function toneOf({ health }: ServiceState): 'failing' | 'degraded' | null {
  return isTroubled(health) ? health : null;
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { StateLanes } from '@/components/charts/state-lanes';
import { KeyedCommands } from '@/components/connect/keyed-commands';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useTimeRange } from '@/components/layout/use-time-range';
import { DataTable } from '@/components/tables/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { heartbeatSnippets } from '@/domain/connect/heartbeat-snippets';
import { describeHeartbeats } from '@/domain/heartbeats/describe-heartbeats';
import type { HeartbeatAnswer } from '@/domain/heartbeats/heartbeat-answers';
import { HEARTBEAT_COLUMNS } from './heartbeat-columns';
import { heartbeatLanes, heartbeatPath } from './heartbeat-lanes';
import { HEARTBEAT_LOOKS, heartbeatTone } from './heartbeat-looks';
import { heartbeatsQueries } from './heartbeats-queries';

interface HeartbeatsViewProps {
  project: string;
}

/** Nobody tells of a silence: the page has to look, so that one is seen within this time of its beginning. */
const LOOK_AGAIN_MS = 10_000;

/** The jobs that are to be heard of: which are silent, since when, and how it was before. */
export function HeartbeatsView({ project }: HeartbeatsViewProps) {
  const time = useTimeRange();
  const filter = useMemo(() => ({ project, ...time.range }), [project, time.range]);
  const list = useQuery({
    ...heartbeatsQueries.list(filter),
    refetchInterval: time.refresh === 'live' ? LOOK_AGAIN_MS : time.refetchInterval,
  });
  const { data } = list;
  const lanes = useMemo(() => heartbeatLanes(project, data?.items ?? []), [project, data]);
  const window = data ? { fromMs: Date.parse(data.from), toMs: Date.parse(data.to) } : undefined;
  return (
    <SignalPage
      title="Heartbeats"
      answer={data ? describeHeartbeats(data.items) : null}
      queries={[list]}
    >
      <QueryContent query={list} loading="Loading the heartbeats">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No job has been heard of yet" className="mx-0!">
              A heartbeat is a job that is to call Candor each time it ran; one that does not call
              in time is missed. One command makes it: this page listens for it.
            </EmptyState>
          ) : (
            <>
              <PageSection title="Now" bleed>
                <DataTable
                  noun="heartbeats"
                  columns={HEARTBEAT_COLUMNS}
                  rows={items}
                  rowKey={slugOf}
                  href={(row) => heartbeatPath(project, row.slug)}
                  tone={({ state }) => heartbeatTone(state)}
                  initialSort="state"
                  empty={null}
                />
              </PageSection>
              <PageSection title="Course">
                <StateLanes
                  title="Heard of and missed"
                  window={window}
                  lanes={lanes}
                  states={HEARTBEAT_LOOKS}
                  refreshing={list.isFetching}
                  onZoom={time.zoomTo}
                  onZoomBack={time.zoomBack}
                />
              </PageSection>
            </>
          )
        }
      </QueryContent>
      <PageSection
        title="Add a job"
        note="the first beat makes it; choose its name in the address, and say with &service= whose it is"
      >
        <KeyedCommands project={project} steps={firstJob} />
      </PageSection>
    </SignalPage>
  );
}

function firstJob(sender: { origin: string; key: string }) {
  return heartbeatSnippets({
    ...sender,
    slug: 'nightly-backup',
    everySeconds: 300,
    graceSeconds: 60,
  });
}

function slugOf({ slug }: HeartbeatAnswer): string {
  return slug;
}

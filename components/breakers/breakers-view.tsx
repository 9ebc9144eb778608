'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import type { LanePick } from '@/components/charts/lane';
import { StateLanes } from '@/components/charts/state-lanes';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useTimeRange } from '@/components/layout/use-time-range';
import { DataTable } from '@/components/tables/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Nothing } from '@/components/ui/nothing';
import { Time } from '@/components/ui/time';
import type { BreakerList, ListedBreaker } from '@/domain/breakers/breaker-answer';
import { describeBreakers } from '@/domain/breakers/describe-breakers';
import { BREAKER_COLUMNS } from './breaker-columns';
import { BreakerCommands } from './breaker-commands';
import { breakerLanes, breakerPath } from './breaker-lanes';
import { BREAKER_LOOKS } from './breaker-looks';
import { breakersQueries } from './breakers-queries';
import { LIMIT_COLUMNS } from './limit-columns';
import { logsOfService } from './logs-of-service';

interface BreakersViewProps {
  project: string;
  origin: string;
  mayMakeKeys: boolean;
}

/** While nothing was told yet, somebody waits for the first. */
const LISTENING_MS = 2_000;

/** What is called through a breaker: which are open, since when, and what that costs. */
export function BreakersView({ project, origin, mayMakeKeys }: BreakersViewProps) {
  const time = useTimeRange();
  const filter = useMemo(() => ({ project, ...time.range }), [project, time.range]);
  const list = useQuery({
    ...breakersQueries.list(filter),
    refetchInterval: ({ state }) =>
      state.data?.hasAny === false ? LISTENING_MS : time.refetchInterval,
  });
  const { data } = list;
  return (
    <SignalPage
      title="Breakers"
      answer={data?.hasAny ? describeBreakers(data) : null}
      queries={[list]}
    >
      <QueryContent query={list} loading="Loading the breakers">
        {(answer) =>
          answer.hasAny ? (
            <Breakers project={project} answer={answer} isFetching={list.isFetching} />
          ) : (
            <>
              <EmptyState title="No circuit breaker has been told of yet">
                A breaker tells of each change of its state, and what went through it: this page
                shows what is open, for how long, and how much a fallback hides. Any of these
                commands makes the first; the page listens for it.
              </EmptyState>
              <PageSection title="Tell of a breaker">
                <BreakerCommands project={project} origin={origin} mayMakeKeys={mayMakeKeys} />
              </PageSection>
            </>
          )
        }
      </QueryContent>
    </SignalPage>
  );
}

interface BreakersProps {
  project: string;
  answer: BreakerList;
  isFetching: boolean;
}

function Breakers({ project, answer, isFetching }: BreakersProps) {
  const time = useTimeRange();
  const router = useRouter();
  const { items, limits, statesFrom } = answer;
  const lanes = useMemo(() => breakerLanes(project, items), [project, items]);
  const openLogs = useCallback(
    ({ lane, fromMs, toMs }: LanePick) => {
      const picked = items.find(({ id }) => id === lane);
      if (picked) router.push(logsOfService(project, picked.service, { fromMs, toMs }));
    },
    [items, project, router],
  );
  return (
    <>
      {items.length === 0 ? null : (
        <>
          <PageSection
            title="States"
            note={
              statesFrom === null ? undefined : (
                <>
                  More changes than are read: before <Time at={statesFrom} /> not known.
                </>
              )
            }
          >
            <StateLanes
              title="State by dependency"
              window={{ fromMs: Date.parse(answer.from), toMs: Date.parse(answer.to) }}
              lanes={lanes}
              states={BREAKER_LOOKS}
              refreshing={isFetching}
              onPick={openLogs}
              pickHint="Enter opens the service’s logs of that time."
              onZoom={time.zoomTo}
              onZoomBack={time.zoomBack}
            />
          </PageSection>
          <PageSection title="Breakers" bleed>
            <DataTable
              noun="breakers"
              columns={BREAKER_COLUMNS}
              rows={items}
              rowKey={idOf}
              href={({ id }) => breakerPath(project, id)}
              tone={toneOf}
              initialSort="state"
              empty={null}
            />
          </PageSection>
        </>
      )}
      {limits.length === 0 ? null : (
        <PageSection
          title="Concurrency limits"
          note="What Envoy calls circuit breakers: limits on connections and requests. They have no state and do not open because of failures."
          bleed
        >
          <DataTable
            noun="limits"
            columns={LIMIT_COLUMNS}
            rows={limits}
            rowKey={idOf}
            sortParam="limit_sort"
            empty={<Nothing kind="none">No limit was read.</Nothing>}
          />
        </PageSection>
      )}
    </>
  );
}

function idOf({ id }: { id: string }): string {
  return id;
}

function toneOf({ health }: ListedBreaker): 'failing' | 'degraded' | null {
  return health === 'failing' || health === 'degraded' ? health : null;
}

'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { lazy, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { LanePick } from '@/components/charts/lane';
import { StateLanes } from '@/components/charts/state-lanes';
import { KeyKept } from '@/components/connect/key-kept';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useTimeRange } from '@/components/layout/use-time-range';
import { useUrlState } from '@/components/layout/use-url-state';
import { DataTable } from '@/components/tables/data-table';
import { Banner } from '@/components/ui/banner';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Late } from '@/components/ui/late';
import { Nothing } from '@/components/ui/nothing';
import { patiently } from '@/components/ui/patiently';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import type { BreakerList, ListedBreaker } from '@/domain/breakers/breaker-answer';
import {
  breakersAround,
  breakersViewSchema,
  servicesOfBreakers,
} from '@/domain/breakers/breakers-view';
import { describeBreakers } from '@/domain/breakers/describe-breakers';
import { quantityText } from '@/domain/quantities/format-quantity';
import { BREAKER_COLUMNS } from './breaker-columns';
import { breakerLanes, breakerPath } from './breaker-lanes';
import { BREAKER_LOOKS } from './breaker-looks';
import { breakersQueries } from './breakers-queries';
import { LIMIT_COLUMNS } from './limit-columns';
import { logsOfService } from './logs-of-service';

// Only a project without breakers shows it.
const BreakerCommands = lazy(patiently(() => import('./breaker-commands')));

interface BreakersViewProps {
  project: string;
}

/** While nothing was told yet, somebody waits for the first. */
const LISTENING_MS = 2_000;

/** What is called through a breaker: which are open, since when, and what that costs. */
export function BreakersView({ project }: BreakersViewProps) {
  const time = useTimeRange();
  const filter = useMemo(() => ({ project, ...time.range }), [project, time.range]);
  const list = useQuery({
    ...breakersQueries.list(filter),
    refetchInterval: ({ state }) =>
      state.data?.hasAny === false ? LISTENING_MS : time.refetchInterval,
  });
  const [keepsKey, setKeepsKey] = useState(false);
  const { data } = list;
  const [{ service }, set] = useUrlState(breakersViewSchema);
  const around = useMemo(() => data && breakersAround(data, service), [data, service]);
  return (
    <SignalPage
      title="Breakers"
      answer={around?.hasAny ? describeBreakers(around) : null}
      queries={[list]}
      toolbar={data?.hasAny ? <ServiceFilter list={data} /> : null}
    >
      <QueryContent query={list} loading="Loading the breakers">
        {(answer) =>
          answer.hasAny && !keepsKey ? (
            <Breakers
              project={project}
              answer={around ?? answer}
              isFetching={list.isFetching}
              none={
                service === '' ? null : (
                  <Nothing
                    kind="filtered"
                    action={<Button onClick={() => set({ service: '' })}>Show all breakers</Button>}
                  >
                    {service} has no breaker in this time, and none is in front of it.
                  </Nothing>
                )
              }
            />
          ) : (
            <>
              <EmptyState title="No circuit breaker has been told of yet" className="mx-0!">
                A breaker tells of each change of its state, and what went through it: this page
                shows what is open, for how long, and how much a fallback hides. Any of these
                commands makes the first; the page listens for it.
              </EmptyState>
              <PageSection title="Tell of a breaker">
                <Late place={<SkeletonRows rows={8} label="Loading the commands" />}>
                  <BreakerCommands project={project} onMade={() => setKeepsKey(true)} />
                </Late>
                <KeyKept noun="breaker" hasCome={answer.hasAny} onDone={() => setKeepsKey(false)} />
              </PageSection>
            </>
          )
        }
      </QueryContent>
    </SignalPage>
  );
}

/** Chosen by what calls or is called; a choice in the address stays to be seen though nothing has it. */
function ServiceFilter({ list }: { list: BreakerList }) {
  const [{ service }, set] = useUrlState(breakersViewSchema);
  const known = useMemo(() => servicesOfBreakers(list), [list]);
  const names = service === '' || known.includes(service) ? known : [service, ...known];
  return (
    <Select
      aria-label="Service"
      className="max-w-56"
      value={service}
      onChange={({ currentTarget }) => set({ service: currentTarget.value })}
      options={[
        { value: '', label: 'All services' },
        ...names.map((name) => ({ value: name, label: name })),
      ]}
    />
  );
}

interface BreakersProps {
  project: string;
  answer: BreakerList;
  isFetching: boolean;
  /** Stands where a filter leaves nothing. */
  none: ReactNode;
}

function Breakers({ project, answer, isFetching, none }: BreakersProps) {
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
      {answer.fullAt === null ? null : (
        <Banner
          tone="degraded"
          action={
            <Link href={projectPath(project, 'ingest')} className={buttonClass('secondary')}>
              What was turned away
            </Link>
          }
        >
          This project told of {quantityText(answer.fullAt)} breakers within a week, which is as
          many as there is room for: new ones are turned away. Name a breaker after what it
          protects, without an id or an address in it.
        </Banner>
      )}
      {items.length + limits.length === 0 ? none : null}
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

'use client';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { TimeHistogram } from '@/components/charts/time-histogram';
import { PageHeader } from '@/components/layout/page-header';
import { QueryContent } from '@/components/layout/query-content';
import { StaleBanner } from '@/components/layout/stale-banner';
import { TimeRangePicker } from '@/components/layout/time-range-picker';
import { UsualRefresh } from '@/components/layout/use-time-range';
import { usePreferences } from '@/components/theme/preferences-provider';
import { Late } from '@/components/ui/late';
import { patiently } from '@/components/ui/patiently';
import { SkeletonRows } from '@/components/ui/skeleton';
import { shownColumns, withColumn, withoutColumn, writtenColumns } from '@/domain/logs/logs-view';
import { listSearchedTexts } from '@/domain/logs/query/edit-filters';
import type { StoredLogEvent } from '@/domain/logs/stored-log-event';
import { formatTime } from '@/domain/time-range/format-time';
import { resolveTimeRange } from '@/domain/time-range/time-range';
import type { ChangeColumns } from './columns-panel';
import { histogramData } from './histogram-data';
import { ListFooter } from './list-footer';
import { LogsAnswer } from './logs-answer';
import { LogsToolbar } from './logs-toolbar';
import { LostLine } from './lost-line';
import { SearchBox } from './search-box';
import { type LogsExplorerState, useLogsExplorer } from './use-logs-explorer';

// What is only seen once somebody asks for it is fetched then.
const LogDetail = lazy(patiently(() => import('./log-detail')));
// The page can be searched before its lines can be walked.
const LogList = lazy(patiently(() => import('./log-list')));
const FacetSide = lazy(patiently(() => import('./facet-side')));
const NoLines = lazy(patiently(() => import('./no-lines')));

interface LogsExplorerProps {
  project: string;
  /** Whether the project ever received anything. */
  hasEvents: boolean;
  /** Whether the reader may share views with the project. */
  mayShare: boolean;
}

const HISTOGRAM_PX = 84;
/** Scrolled further than this, the reader is looking at older lines and new ones must not push them away. */
const AT_TOP_PX = 8;

/** Search, counts over time, counts by value, the lines, and one line in full: the page this product is built on. */
export function LogsExplorer(props: LogsExplorerProps) {
  return (
    // Lines do not move under a reader's eyes: who wants to follow them says so.
    <UsualRefresh value={0}>
      <Explorer {...props} />
    </UsualRefresh>
  );
}

function Explorer({ project, hasEvents, mayShare }: LogsExplorerProps) {
  const state = useLogsExplorer(project);
  const { view, setView, time, tail, lines, histogram, facets, found, open } = state;
  const inputRef = useRef<HTMLInputElement>(null);
  const scrollerRef = useRef<HTMLElement>(null);
  const columns = shownColumns(view);
  const setColumns: ChangeColumns = (change) =>
    setView((now) => ({ columns: writtenColumns(change(shownColumns(now))) }));
  const addColumn = (name: string) => setColumns((now) => withColumn(now, name));
  const openLine = (line: StoredLogEvent) => state.openLine(line.cursor);
  const counts = state.readable ? histogram.data : undefined;
  const bars = useMemo(() => counts && histogramData(counts), [counts]);
  const marked = useMemo(() => listSearchedTexts(view.q), [view.q]);
  const withDate = useSpansDays(state);
  const actions = { onFilter: state.filterBy, onAddColumn: addColumn };
  const toTop = () => scrollerRef.current?.scrollTo({ top: 0 });
  return (
    <div className="flex h-[calc(100dvh-3.5rem)] flex-col md:h-dvh">
      <PageHeader
        title="Logs"
        answer={
          <LogsAnswer
            histogram={counts}
            facets={facets.data}
            range={time.range}
            searched={view.q !== ''}
          />
        }
        actions={
          <TimeRangePicker
            updatedAt={lines.dataUpdatedAt}
            refreshing={lines.isFetching}
            onRefresh={state.refresh}
          />
        }
      >
        <SearchBox project={project} query={view.q} onSearch={state.search} inputRef={inputRef} />
      </PageHeader>
      <StaleBanner queries={[lines]} what="These lines are" onRefresh={state.refresh} />
      <div className="flex min-h-0 flex-1">
        <Late place={<SidePlace />}>
          <FacetSide project={project} state={state} />
        </Late>
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="border-line border-b px-gutter pt-1">
            <TimeHistogram
              title="Lines by level"
              note={<Estimated state={state} />}
              data={bars}
              emptyText="No line in this time"
              problem={problemOf(state)}
              refreshing={histogram.isFetching}
              height={HISTOGRAM_PX}
              onZoom={time.zoomTo}
              onZoomBack={time.zoomBack}
              pick={{ label: 'Only', onPick: (level) => state.filterBy('level', level, false) }}
            />
          </div>
          <LogsToolbar
            project={project}
            state={state}
            columns={columns}
            mayShare={mayShare}
            onColumns={setColumns}
            onNewest={toTop}
          />
          {found.length > 0 ? (
            <Late place={<LinesPlace />}>
              <LogList
                scrollerRef={scrollerRef}
                lines={found}
                columns={columns}
                wrap={view.wrap}
                withDate={withDate}
                marked={marked}
                openCursor={view.line}
                onOpen={openLine}
                onWalk={(line) => state.followLine(line.cursor)}
                hasMore={lines.hasNextPage && lastPageComplete(state)}
                loadingMore={lines.isFetchingNextPage}
                onMore={lines.fetchNextPage}
                onScroll={(top) => {
                  const away = top > AT_TOP_PX;
                  if (away !== state.away) state.setAway(away);
                  if (!away && !state.paused) tail.release();
                }}
                onRemoveColumn={(name) => setColumns((now) => withoutColumn(now, name))}
                footer={<ListFooter state={state} />}
              />
            </Late>
          ) : isUnanswered(state) ? (
            <QueryContent query={lines} loading="Loading lines" rows={20}>
              {() => null}
            </QueryContent>
          ) : (
            <Late place={<LinesPlace />}>
              <NoLines project={project} state={state} hasEvents={hasEvents} />
            </Late>
          )}
        </div>
        {open.line ? (
          <Suspense>
            <LogDetail
              project={project}
              line={open.line}
              onClose={() => setView({ line: '' })}
              onOpen={openLine}
              {...actions}
            />
          </Suspense>
        ) : null}
        {open.missing ? <LostLine onClose={() => setView({ line: '' })} /> : null}
      </div>
    </div>
  );
}

function isUnanswered({ readable, lines }: LogsExplorerState): boolean {
  return readable && lines.data === undefined;
}

/** A page that ran out of time is not read on by itself: that is the reader's choice. */
function lastPageComplete({ lines }: LogsExplorerState): boolean {
  return lines.data?.pages.at(-1)?.complete ?? true;
}

function problemOf({ readable, histogram }: LogsExplorerState) {
  if (!readable) return { title: 'Nothing is counted for a search with a mistake in it.' };
  if (!histogram.isError) return undefined;
  return { title: histogram.error.message, onRetry: () => histogram.refetch() };
}

/** Whether the time that is looked at touches more than one day of the reader's clock. */
function useSpansDays({ view, lines }: LogsExplorerState): boolean {
  const { timeZone } = usePreferences();
  const { from, to } = view;
  const { dataUpdatedAt } = lines;
  return useMemo(() => {
    const { fromMs, toMs } = resolveTimeRange({ from, to }, dataUpdatedAt);
    return formatTime(fromMs, timeZone, 'date') !== formatTime(toMs, timeZone, 'date');
  }, [from, to, dataUpdatedAt, timeZone]);
}

function Estimated({ state }: { state: LogsExplorerState }) {
  const data = state.histogram.data;
  if (!data?.estimated) return null;
  const share = Math.max(1, Math.round(data.sampledRatio * 100));
  return (
    <span title="Counting every line would take too long; these counts are projected from a part of them.">
      estimated from {share} % of the lines
    </span>
  );
}

function SidePlace() {
  return (
    <div className="w-56 shrink-0 border-line border-r p-2 max-lg:hidden 2xl:w-64">
      <SkeletonRows rows={20} label="Loading fields" />
    </div>
  );
}

function LinesPlace() {
  return (
    <div className="min-h-0 flex-1 px-gutter">
      <SkeletonRows rows={20} label="Loading lines" />
    </div>
  );
}

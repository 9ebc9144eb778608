'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTimeRange } from '@/components/layout/use-time-range';
import { useUrlState } from '@/components/layout/use-url-state';
import { logsViewSchema, shownFacets } from '@/domain/logs/logs-view';
import { addFilter, removeFilter } from '@/domain/logs/query/edit-filters';
import { parseQuery } from '@/domain/logs/query/parse-query';
import { mergeLines } from '@/domain/logs/tail-buffer';
import { type LogFilter, logsQueries } from './logs-queries';
import { useLiveTail } from './use-live-tail';
import { useOpenLine } from './use-open-line';

const LIVE_REFRESH_MS = 5_000;
/** Refetching a list means fetching each of its pages; past this many it is left as it is. */
const MOST_PAGES_REFRESHED = 3;

/** The state of the logs page: what its address asks for, what was found, and how to ask for something else. */
export function useLogsExplorer(project: string) {
  const [view, setView] = useUrlState(logsViewSchema);
  const time = useTimeRange();
  const [paused, setPaused] = useState(false);
  const [away, setAway] = useState(false);
  const filter = useMemo<LogFilter>(
    () => ({ project, q: view.q, from: view.from, to: view.to }),
    [project, view.q, view.from, view.to],
  );
  const readable = useMemo(() => parseQuery(view.q).ok, [view.q]);
  const tail = useLiveTail({
    project,
    q: view.q,
    enabled: view.live && readable,
    hold: paused || away,
  });
  const every = view.live ? LIVE_REFRESH_MS : time.refetchInterval;
  const lines = useInfiniteQuery({
    ...logsQueries.lines(filter),
    enabled: readable,
    refetchInterval: ({ state }) =>
      view.live || (state.data?.pages.length ?? 0) > MOST_PAGES_REFRESHED
        ? false
        : time.refetchInterval,
  });
  const histogram = useQuery({
    ...logsQueries.histogram(filter),
    enabled: readable,
    refetchInterval: every,
  });
  const facets = useQuery({
    ...logsQueries.facets(filter, shownFacets(view)),
    enabled: readable,
    refetchInterval: every,
  });
  const fetched = useMemo(
    () => lines.data?.pages.flatMap(({ events }) => events) ?? [],
    [lines.data],
  );
  const found = useMemo(() => mergeLines(tail.shown, fetched), [tail.shown, fetched]);
  const open = useOpenLine(project, view.line, found);

  const search = useCallback((q: string) => setView({ q, line: '' }), [setView]);
  const filterBy = useCallback(
    (field: string, value: string | null, negate: boolean) =>
      setView((now) => ({ q: addFilter(now.q, field, value, negate) })),
    [setView],
  );
  const unfilter = useCallback(
    (field: string, value: string | null, negate: boolean) =>
      setView((now) => ({ q: removeFilter(now.q, field, value, negate) })),
    [setView],
  );
  const openLine = useCallback(
    // The first line opened is a step that Back takes back; walking on from it is not.
    (cursor: string) =>
      setView({ line: cursor }, { history: view.line === '' ? 'push' : 'replace' }),
    [setView, view.line],
  );
  const followLine = useCallback(
    // Of the address, since keys come quicker than what they open is drawn.
    (cursor: string) =>
      setView((now) => (now.line === '' ? {} : { line: cursor }), { history: 'replace' }),
    [setView],
  );
  const { refetch: refetchLines } = lines;
  const { refetch: refetchHistogram } = histogram;
  const { refetch: refetchFacets } = facets;
  const refresh = useCallback(() => {
    refetchLines();
    refetchHistogram();
    refetchFacets();
  }, [refetchLines, refetchHistogram, refetchFacets]);
  return {
    view,
    setView,
    time,
    filter,
    readable,
    tail,
    paused,
    setPaused,
    away,
    setAway,
    lines,
    histogram,
    facets,
    found,
    open,
    search,
    filterBy,
    unfilter,
    openLine,
    followLine,
    refresh,
  };
}

export type LogsExplorerState = ReturnType<typeof useLogsExplorer>;

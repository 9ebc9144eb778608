'use client';
import { usePathname } from 'next/navigation';
import { createContext, useCallback, useContext, useMemo } from 'react';
import { type Refresh, refreshSchemaOf } from '@/domain/time-range/refresh';
import { isRelative } from '@/domain/time-range/time-expression';
import {
  DEFAULT_TIME_RANGE,
  fixedRange,
  stepTimeRange,
  type TimeRange,
  type TimeWindow,
  timeRangeSchemaOf,
  zoomOutTimeRange,
} from '@/domain/time-range/time-range';
import { type LiveState, useLiveState } from './live-stream';
import { useUrlState } from './use-url-state';

const viewTimeSchemaOf = (usual: TimeRange, usualRefresh: Refresh) => ({
  ...timeRangeSchemaOf(usual),
  refresh: refreshSchemaOf(usualRefresh),
});

/** While changes are told of, what only time changes (a silence) is still asked for so often; without that, more often. */
const FOLLOWING_MS = 60_000;
const LOST_MS = 10_000;

/** What a page looks at while its address names no time. Give it the same object at every render. */
export const UsualTimeRange = createContext(DEFAULT_TIME_RANGE);

/** How a page refreshes while its address says nothing of it. */
export const UsualRefresh = createContext<Refresh>('live');

const MOST_STEPS_BACK = 50;

/** Ranges that were zoomed away from, of one page, so that a chart's Backspace goes back without leaving the page. */
const zoomedFrom = { pathname: '', ranges: [] as TimeRange[] };

export interface UseTimeRange {
  /** Expressions; views send them to the server as they are and key their queries with them. */
  range: TimeRange;
  /** What to give `refetchInterval`; TanStack Query pauses it while the tab is hidden. */
  refetchInterval: number | false;
  refresh: Refresh;
  /** Whether the page is told of changes just now; "lost" while it asks instead. */
  liveState: LiveState;
  setRange: (range: TimeRange) => void;
  setRefresh: (refresh: Refresh) => void;
  /** Looks closer at a part, remembering where it came from. */
  zoomTo: (window: TimeWindow) => void;
  /** Back to before the last zoom; wider when there was none. */
  zoomBack: () => void;
  zoomOut: () => void;
  stepBack: () => void;
  stepForward: () => void;
}

/** The time range of the view, from and to its address. */
export function useTimeRange(): UseTimeRange {
  const usual = useContext(UsualTimeRange);
  const usualRefresh = useContext(UsualRefresh);
  const schema = useMemo(() => viewTimeSchemaOf(usual, usualRefresh), [usual, usualRefresh]);
  const [{ from, to, refresh }, set] = useUrlState(schema);
  const pathname = usePathname();
  const range = useMemo(() => ({ from, to }), [from, to]);
  // Nothing new comes into a time that has passed.
  const liveState = useLiveState(refresh === 'live' && isRelative(to));
  const setRange = useCallback((next: TimeRange) => set({ from: next.from, to: next.to }), [set]);

  const zoomTo = useCallback(
    (window: TimeWindow) => {
      if (zoomedFrom.pathname !== pathname) zoomedFrom.ranges = [];
      zoomedFrom.pathname = pathname;
      zoomedFrom.ranges = [...zoomedFrom.ranges, range].slice(-MOST_STEPS_BACK);
      setRange(fixedRange(window));
    },
    [pathname, range, setRange],
  );
  const zoomOut = useCallback(
    () => setRange(zoomOutTimeRange(range, Date.now())),
    [range, setRange],
  );
  const zoomBack = useCallback(() => {
    const before = zoomedFrom.pathname === pathname ? zoomedFrom.ranges.pop() : undefined;
    if (before) setRange(before);
    else zoomOut();
  }, [pathname, setRange, zoomOut]);
  const stepBack = useCallback(
    () => setRange(stepTimeRange(range, -1, Date.now())),
    [range, setRange],
  );
  const stepForward = useCallback(
    () => setRange(stepTimeRange(range, 1, Date.now())),
    [range, setRange],
  );
  const setRefresh = useCallback((next: Refresh) => set({ refresh: next }), [set]);
  return {
    range,
    refresh,
    liveState,
    refetchInterval: refresh === 'live' ? liveInterval(liveState) : refresh > 0 && refresh * 1000,
    setRange,
    setRefresh,
    zoomTo,
    zoomBack,
    zoomOut,
    stepBack,
    stepForward,
  };
}

function liveInterval(state: LiveState): number | false {
  if (state === 'off') return false;
  return state === 'lost' ? LOST_MS : FOLLOWING_MS;
}

'use client';
import { usePathname } from 'next/navigation';
import { createContext, useCallback, useContext, useMemo } from 'react';
import { z } from 'zod';
import { REFRESH_SECONDS } from '@/domain/time-range/time-presets';
import {
  DEFAULT_TIME_RANGE,
  fixedRange,
  stepTimeRange,
  type TimeRange,
  type TimeWindow,
  timeRangeSchemaOf,
  zoomOutTimeRange,
} from '@/domain/time-range/time-range';
import { useUrlState } from './use-url-state';

const viewTimeSchemaOf = (usual: TimeRange) =>
  timeRangeSchemaOf(usual).extend({
    /** Seconds between automatic refreshes; 0 is off. */
    refresh: z.coerce
      .number()
      .refine((seconds) => REFRESH_SECONDS.some((offered) => offered === seconds))
      .catch(0),
  });

/** What a page looks at while its address names no time. Give it the same object at every render. */
export const UsualTimeRange = createContext(DEFAULT_TIME_RANGE);

const MOST_STEPS_BACK = 50;

/** Ranges that were zoomed away from, of one page, so that a chart's Backspace goes back without leaving the page. */
const zoomedFrom = { pathname: '', ranges: [] as TimeRange[] };

export interface UseTimeRange {
  /** Expressions; views send them to the server as they are and key their queries with them. */
  range: TimeRange;
  /** What to give `refetchInterval`; TanStack Query pauses it while the tab is hidden. */
  refetchInterval: number | false;
  refreshSeconds: number;
  setRange: (range: TimeRange) => void;
  setRefreshSeconds: (seconds: number) => void;
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
  const schema = useMemo(() => viewTimeSchemaOf(usual), [usual]);
  const [{ from, to, refresh }, set] = useUrlState(schema);
  const pathname = usePathname();
  const range = useMemo(() => ({ from, to }), [from, to]);
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
  const setRefreshSeconds = useCallback((seconds: number) => set({ refresh: seconds }), [set]);
  return {
    range,
    refreshSeconds: refresh,
    refetchInterval: refresh > 0 ? refresh * 1000 : false,
    setRange,
    setRefreshSeconds,
    zoomTo,
    zoomBack,
    zoomOut,
    stepBack,
    stepForward,
  };
}

'use client';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { useTimeRange } from '@/components/layout/use-time-range';
import type { TimeRange } from '@/domain/time-range/time-range';
import type { ChartMark } from './chart-data';

interface ChartMarks {
  marks: readonly ChartMark[];
  onWanted?: ((range: TimeRange) => void) | undefined;
}

const ChartMarksContext = createContext<ChartMarks>({ marks: [] });

/** What happened in the time that the charts below look at: each of them draws it without being told. */
export function useChartMarks(): readonly ChartMark[] {
  const { marks, onWanted } = useContext(ChartMarksContext);
  // Here and not above: only below its page is known what the page usually looks at.
  const { range } = useTimeRange();
  useEffect(() => onWanted?.(range), [onWanted, range]);
  return marks;
}

interface ChartMarksProviderProps {
  /** The same array as long as nothing changed; charts draw anew with every new one. */
  marks: readonly ChartMark[];
  /** Called by a chart that would draw them, with the time that its page looks at; the same function every time. */
  onWanted?: ((range: TimeRange) => void) | undefined;
  children: ReactNode;
}

export function ChartMarksProvider({ marks, onWanted, children }: ChartMarksProviderProps) {
  const value = useMemo(() => ({ marks, onWanted }), [marks, onWanted]);
  return <ChartMarksContext value={value}>{children}</ChartMarksContext>;
}

'use client';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { ChartMark } from './chart-data';

interface ChartMarks {
  marks: readonly ChartMark[];
  onWanted?: (() => void) | undefined;
}

const ChartMarksContext = createContext<ChartMarks>({ marks: [] });

/** What happened in the time that the charts below look at: each of them draws it without being told. */
export function useChartMarks(): readonly ChartMark[] {
  const { marks, onWanted } = useContext(ChartMarksContext);
  useEffect(() => onWanted?.(), [onWanted]);
  return marks;
}

interface ChartMarksProviderProps {
  /** The same array as long as nothing changed; charts draw anew with every new one. */
  marks: readonly ChartMark[];
  /** Called once there is a chart that would draw them; the same function every time. */
  onWanted?: (() => void) | undefined;
  children: ReactNode;
}

export function ChartMarksProvider({ marks, onWanted, children }: ChartMarksProviderProps) {
  const value = useMemo(() => ({ marks, onWanted }), [marks, onWanted]);
  return <ChartMarksContext value={value}>{children}</ChartMarksContext>;
}

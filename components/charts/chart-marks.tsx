'use client';
import { createContext, type ReactNode, useContext } from 'react';
import type { ChartMark } from './chart-data';

const NO_MARKS: readonly ChartMark[] = [];
const ChartMarksContext = createContext(NO_MARKS);

/** What happened in the time that the charts below look at: each of them draws it without being told. */
export function useChartMarks(): readonly ChartMark[] {
  return useContext(ChartMarksContext);
}

interface ChartMarksProviderProps {
  /** The same array as long as nothing changed; charts draw anew with every new one. */
  marks: readonly ChartMark[];
  children: ReactNode;
}

export function ChartMarksProvider({ marks, children }: ChartMarksProviderProps) {
  return <ChartMarksContext value={marks}>{children}</ChartMarksContext>;
}

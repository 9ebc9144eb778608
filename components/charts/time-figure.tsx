'use client';
import type { ReactNode } from 'react';
import type { Unit } from '@/domain/quantities/format-quantity';
import type { TimeWindow } from '@/domain/time-range/time-range';
import type { ChartData, ChartMark } from './chart-data';
import { ChartFrame } from './chart-frame';
import { useChartMarks } from './chart-marks';
import type { ChartProblem } from './chart-problem';
import { PlotArea } from './plot-area';

/** What every chart over time is asked for. */
export interface TimeFigureProps {
  title: string;
  note?: ReactNode | undefined;
  data: ChartData | undefined;
  unit?: Unit | undefined;
  emptyText: string;
  problem?: ChartProblem | undefined;
  refreshing?: boolean | undefined;
  /** What happened, in place of the marks that every chart of the page shows (ChartMarksProvider). */
  marks?: readonly ChartMark[] | undefined;
  /** The totals of the period before, bucket by bucket, drawn as a dashed line. */
  previous?: ReadonlyArray<number | null> | undefined;
  height?: number | undefined;
  onZoom?: ((window: TimeWindow) => void) | undefined;
  onZoomBack?: (() => void) | undefined;
  /** Takes the place of showing and hiding a series; the name says what picking one does. */
  pick?: { label: string; onPick: (key: string) => void } | undefined;
}

interface DrawnFigureProps extends TimeFigureProps {
  unit: Unit;
  height: number;
  /** Whether the series can be added up, and are drawn on top of one another. */
  stacked: boolean;
  /** The drawing of the series that are not hidden. */
  children: (data: ChartData) => ReactNode;
}

/** A drawing over time with its frame, its marks and what can be done with it. */
export function TimeFigure(props: DrawnFigureProps) {
  const { title, unit, stacked, height, previous, onZoom, onZoomBack, children } = props;
  const shared = useChartMarks();
  return (
    <ChartFrame {...props}>
      {(shown) => (
        <PlotArea
          data={shown}
          title={title}
          unit={unit}
          stacked={stacked}
          marks={props.marks ?? shared}
          previous={previous}
          onZoom={onZoom}
          onZoomBack={onZoomBack}
          height={height}
        >
          {children(shown)}
        </PlotArea>
      )}
    </ChartFrame>
  );
}

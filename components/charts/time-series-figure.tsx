'use client';
import { lazy, type ReactNode } from 'react';
import type { Unit } from '@/domain/quantities/format-quantity';
import type { TimeWindow } from '@/domain/time-range/time-range';
import type { ChartData, ChartMark } from './chart-data';
import { ChartFrame } from './chart-frame';
import { useChartMarks } from './chart-marks';
import type { ChartProblem } from './chart-problem';
import { LazyPlot } from './lazy-plot';
import { PlotArea } from './plot-area';

const LinesPlot = lazy(() => import('./lines-plot'));

export interface TimeSeriesProps {
  title: string;
  note?: ReactNode | undefined;
  /** At most six series: see limitSeries for counts. */
  data: ChartData | undefined;
  unit?: Unit | undefined;
  /** For values that hold until the next one: a depth, a state, a limit. */
  steps?: boolean | undefined;
  emptyText: string;
  problem?: ChartProblem | undefined;
  refreshing?: boolean | undefined;
  /** What happened, in place of the marks that every chart of the page shows (ChartMarksProvider). */
  marks?: readonly ChartMark[] | undefined;
  previous?: ReadonlyArray<number | null> | undefined;
  height?: number | undefined;
  onZoom?: ((window: TimeWindow) => void) | undefined;
  onZoomBack?: (() => void) | undefined;
}

/** Values over time as lines. A gap is left open and hatched, never drawn as zero or bridged. */
export default function TimeSeriesFigure(props: TimeSeriesProps) {
  const { unit = 'count', height = 160, steps, previous } = props;
  const shared = useChartMarks();
  const marks = props.marks ?? shared;
  return (
    <ChartFrame {...props} unit={unit} height={height} stacked={false}>
      {(shown) => (
        <PlotArea
          data={shown}
          title={props.title}
          unit={unit}
          stacked={false}
          marks={marks}
          previous={previous}
          onZoom={props.onZoom}
          onZoomBack={props.onZoomBack}
          height={height}
        >
          <LazyPlot>
            <LinesPlot data={shown} unit={unit} steps={steps} previous={previous} />
          </LazyPlot>
        </PlotArea>
      )}
    </ChartFrame>
  );
}

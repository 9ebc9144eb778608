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
import { PlotPreview } from './plot-preview';

// The charting library is the largest script there is; a page is drawn without waiting for it.
const BarsPlot = lazy(() => import('./bars-plot'));

export interface TimeHistogramProps {
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
  pick?: { label: string; onPick: (key: string) => void } | undefined;
}

/** Counts over time as stacked bars, the first series at the bottom. Dragging or Enter zooms in. */
export default function TimeHistogramFigure(props: TimeHistogramProps) {
  const { unit = 'count', height = 120, onZoom, onZoomBack, previous } = props;
  const shared = useChartMarks();
  const marks = props.marks ?? shared;
  return (
    <ChartFrame {...props} unit={unit} height={height} stacked>
      {(shown) => (
        <PlotArea
          data={shown}
          title={props.title}
          unit={unit}
          stacked
          marks={marks}
          previous={previous}
          onZoom={onZoom}
          onZoomBack={onZoomBack}
          height={height}
        >
          <LazyPlot preview={<PlotPreview data={shown} />}>
            <BarsPlot data={shown} unit={unit} previous={previous} />
          </LazyPlot>
        </PlotArea>
      )}
    </ChartFrame>
  );
}

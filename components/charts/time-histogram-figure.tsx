'use client';
import { lazy } from 'react';
import { LazyPlot } from './lazy-plot';
import { PlotPreview } from './plot-preview';
import { TimeFigure, type TimeFigureProps } from './time-figure';

// The charting library is the largest script there is; a page is drawn without waiting for it.
const BarsPlot = lazy(() => import('./bars-plot'));

/** Counts over time as stacked bars, the first series at the bottom. Dragging or Enter zooms in. */
export default function TimeHistogramFigure(props: TimeFigureProps) {
  const { unit = 'count', height = 120, previous } = props;
  return (
    <TimeFigure {...props} unit={unit} height={height} stacked>
      {(shown) => (
        <LazyPlot preview={<PlotPreview data={shown} />}>
          <BarsPlot data={shown} unit={unit} previous={previous} />
        </LazyPlot>
      )}
    </TimeFigure>
  );
}

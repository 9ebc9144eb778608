'use client';
import { lazy } from 'react';
import { LazyPlot } from './lazy-plot';
import { TimeFigure, type TimeFigureProps } from './time-figure';

const LinesPlot = lazy(() => import('./lines-plot'));

/** At most six series: see limitSeries for counts. */
export interface TimeSeriesProps extends TimeFigureProps {
  /** For values that hold until the next one: a depth, a state, a limit. */
  steps?: boolean | undefined;
}

/** Values over time as lines. A gap is left open and hatched, never drawn as zero or bridged. */
export default function TimeSeriesFigure({ steps, ...props }: TimeSeriesProps) {
  const { unit = 'count', height = 160, previous } = props;
  return (
    <TimeFigure {...props} unit={unit} height={height} stacked={false}>
      {(shown) => (
        <LazyPlot>
          <LinesPlot data={shown} unit={unit} steps={steps} previous={previous} />
        </LazyPlot>
      )}
    </TimeFigure>
  );
}

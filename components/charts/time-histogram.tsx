'use client';
import { lazy } from 'react';
import { Late } from '@/components/ui/late';
import { patiently } from '@/components/ui/patiently';
import { ChartPlace } from './chart-place';
import { fetchAhead } from './fetch-ahead';
import type { TimeFigureProps } from './time-figure';

const TimeHistogramFigure = lazy(
  patiently(() => {
    fetchAhead(() => import('./bars-plot'));
    return import('./time-histogram-figure');
  }),
);

/** Counts over time as stacked bars, the first series at the bottom. Dragging or Enter zooms in. */
export function TimeHistogram(props: TimeFigureProps) {
  const { title, note, height = 120 } = props;
  return (
    <Late place={<ChartPlace title={title} note={note} height={height} />}>
      <TimeHistogramFigure {...props} />
    </Late>
  );
}

'use client';
import { lazy } from 'react';
import { Late } from '@/components/ui/late';
import { patiently } from '@/components/ui/patiently';
import { ChartPlace } from './chart-place';
import { fetchAhead } from './fetch-ahead';
import type { TimeSeriesProps } from './time-series-figure';

const TimeSeriesFigure = lazy(
  patiently(() => {
    fetchAhead(() => import('./lines-plot'));
    return import('./time-series-figure');
  }),
);

/** Values over time as lines. A gap is left open and hatched, never drawn as zero or bridged. */
export function TimeSeries(props: TimeSeriesProps) {
  const { title, note, height = 160 } = props;
  return (
    <Late place={<ChartPlace title={title} note={note} height={height} />}>
      <TimeSeriesFigure {...props} />
    </Late>
  );
}

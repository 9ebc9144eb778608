'use client';
import { lazy } from 'react';
import { Late } from '@/components/ui/late';
import { patiently } from '@/components/ui/patiently';
import { ChartPlace } from './chart-place';
import { stateLanesHeight } from './lane-height';
import type { StateLanesProps } from './state-lanes-figure';

const StateLanesFigure = lazy(patiently(() => import('./state-lanes-figure')));

/** A lane of states for each of several things over one time axis: where trouble began, and what followed. */
export function StateLanes(props: StateLanesProps) {
  const { title, note, lanes } = props;
  const height = stateLanesHeight(lanes.length);
  return (
    <Late place={<ChartPlace title={title} note={note} height={height} />}>
      <StateLanesFigure {...props} />
    </Late>
  );
}

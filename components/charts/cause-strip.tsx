'use client';
import { lazy } from 'react';
import { Late } from '@/components/ui/late';
import { patiently } from '@/components/ui/patiently';
import type { CauseStripProps } from './cause-strip-figure';
import { ChartPlace } from './chart-place';
import { causeStripHeight } from './lane-height';

const CauseStripFigure = lazy(patiently(() => import('./cause-strip-figure')));

/** Unlike signals over one time axis, so that what came first is seen: states, levels, counts, shares, deployments. */
export function CauseStrip(props: CauseStripProps) {
  const { title, note, lanes } = props;
  const height = causeStripHeight(lanes.length);
  return (
    <Late place={<ChartPlace title={title} note={note} height={height} />}>
      <CauseStripFigure {...props} />
    </Late>
  );
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ChartMark } from '@/components/charts/chart-data';
import { ChartMarksProvider } from '@/components/charts/chart-marks';
import { useTimeRange } from '@/components/layout/use-time-range';
import { deliveryQueries } from './delivery-queries';

const NO_MARKS: readonly ChartMark[] = [];

/** Draws what was deployed, rolled back or broke on every chart of a project; asked for once there is a chart. */
export function DeliveryMarks({ project, children }: { project: string; children: ReactNode }) {
  const [wanted, setWanted] = useState(false);
  const onWanted = useCallback(() => setWanted(true), []);
  const { range, refetchInterval } = useTimeRange();
  const { data } = useQuery({
    ...deliveryQueries.marks(project, range),
    enabled: wanted,
    refetchInterval,
  });
  const marks = useMemo(
    () => data?.items.map(({ time, ...mark }) => ({ ...mark, timeMs: Date.parse(time) })),
    [data],
  );
  return (
    <ChartMarksProvider marks={marks ?? NO_MARKS} onWanted={onWanted}>
      {children}
    </ChartMarksProvider>
  );
}

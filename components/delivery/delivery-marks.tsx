'use client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ChartMark } from '@/components/charts/chart-data';
import { ChartMarksProvider } from '@/components/charts/chart-marks';
import { useTimeRange } from '@/components/layout/use-time-range';
import { DEFAULT_TIME_RANGE, type TimeRange } from '@/domain/time-range/time-range';
import { deliveryQueries } from './delivery-queries';

const NO_MARKS: readonly ChartMark[] = [];

/** Draws what was deployed, rolled back or broke on every chart of a project; asked for once there is a chart. */
export function DeliveryMarks({ project, children }: { project: string; children: ReactNode }) {
  const [wanted, setWanted] = useState<TimeRange | null>(null);
  const onWanted = useCallback(
    (range: TimeRange) =>
      setWanted((now) => (now?.from === range.from && now.to === range.to ? now : range)),
    [],
  );
  const { refetchInterval } = useTimeRange();
  const { data } = useQuery({
    ...deliveryQueries.marks(project, wanted ?? DEFAULT_TIME_RANGE),
    enabled: wanted !== null,
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

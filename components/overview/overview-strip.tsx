'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { CauseStrip } from '@/components/charts/cause-strip';
import type { LanePick } from '@/components/charts/lane';
import type { UseTimeRange } from '@/components/layout/use-time-range';
import type { OverviewStrip as Strip } from '@/domain/overview/overview-answer';
import { overviewLanes, serviceOfPick } from './overview-lanes';
import { windowLogsHref } from './overview-links';

interface OverviewStripProps {
  project: string;
  query: UseQueryResult<Strip>;
  time: UseTimeRange;
}

const NO_LANES = [] as const;

/** What went before what, on one axis; a place of a lane opens the logs of whom it is about, then. */
export function OverviewStrip({ project, query, time }: OverviewStripProps) {
  const router = useRouter();
  const { data, error } = query;
  const lanes = useMemo(() => (data ? overviewLanes(project, data) : NO_LANES), [project, data]);
  const window = useMemo(
    () => (data ? { fromMs: Date.parse(data.from), toMs: Date.parse(data.to) } : undefined),
    [data],
  );
  const openLogs = useCallback(
    (pick: LanePick) => {
      if (!data) return;
      const service = serviceOfPick(data, pick);
      const onlyErrors = pick.lane === 'errors';
      router.push(windowLogsHref(project, pick, { service, onlyErrors }));
    },
    [data, project, router],
  );
  return (
    <CauseStrip
      title="What came first"
      window={window}
      lanes={lanes}
      refreshing={query.isFetching}
      problem={
        error && !data ? { title: error.message, onRetry: () => query.refetch() } : undefined
      }
      onPick={openLogs}
      pickHint="Enter opens the logs of then."
      onZoom={time.zoomTo}
      onZoomBack={time.zoomBack}
    />
  );
}

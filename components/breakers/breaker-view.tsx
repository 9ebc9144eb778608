'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import type { LanePick } from '@/components/charts/lane';
import { StateLanes } from '@/components/charts/state-lanes';
import { TimeHistogram } from '@/components/charts/time-histogram';
import { TimeSeries } from '@/components/charts/time-series';
import { PageCrumb } from '@/components/layout/page-crumb';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useTimeRange } from '@/components/layout/use-time-range';
import { buttonClass } from '@/components/ui/button';
import { Nothing } from '@/components/ui/nothing';
import type { BreakerDetail } from '@/domain/breakers/breaker-answer';
import { BreakerFigures } from './breaker-figures';
import { laneSegments, openNote } from './breaker-lanes';
import { BREAKER_LOOKS } from './breaker-looks';
import { BreakerMoves } from './breaker-moves';
import { outcomeData, rateData } from './breaker-series-data';
import { breakersQueries } from './breakers-queries';
import { Contradictions } from './contradictions';
import { logsOfService } from './logs-of-service';

interface BreakerViewProps {
  project: string;
  id: string;
}

/** One breaker: its states, what moved it, and what became of the calls. */
export function BreakerView({ project, id }: BreakerViewProps) {
  const time = useTimeRange();
  const filter = useMemo(() => ({ project, ...time.range }), [project, time.range]);
  const one = useQuery({
    ...breakersQueries.one(filter, id),
    refetchInterval: time.refetchInterval,
  });
  const { data } = one;
  return (
    <SignalPage
      title={
        <PageCrumb project={project} of="Breakers" segment="breakers">
          <span className="min-w-0 break-words">{data?.breaker.name ?? '…'}</span>
        </PageCrumb>
      }
      answer={data ? sentenceOf(data.breaker.words) : null}
      queries={[one]}
      actions={
        data ? (
          <Link
            href={logsOfService(project, data.breaker.service, {
              fromMs: Date.parse(data.from),
              toMs: Date.parse(data.to),
            })}
            className={buttonClass('secondary')}
          >
            Logs of {data.breaker.service}
          </Link>
        ) : null
      }
    >
      <QueryContent query={one} loading="Loading the breaker">
        {(detail) => <Breaker project={project} detail={detail} isFetching={one.isFetching} />}
      </QueryContent>
    </SignalPage>
  );
}

interface BreakerProps {
  project: string;
  detail: BreakerDetail;
  isFetching: boolean;
}

function Breaker({ project, detail, isFetching }: BreakerProps) {
  const time = useTimeRange();
  const router = useRouter();
  const { breaker, series } = detail;
  const window = useMemo(
    () => ({ fromMs: Date.parse(detail.from), toMs: Date.parse(detail.to) }),
    [detail.from, detail.to],
  );
  const outcomes = useMemo(() => outcomeData(series, window), [series, window]);
  const rates = useMemo(() => rateData(series, window), [series, window]);
  const lanes = useMemo(() => lanesOf(detail), [detail]);
  const openLogs = useCallback(
    ({ fromMs, toMs }: LanePick) =>
      router.push(logsOfService(project, breaker.service, { fromMs, toMs })),
    [router, project, breaker.service],
  );
  const chart = { refreshing: isFetching, onZoom: time.zoomTo, onZoomBack: time.zoomBack };
  return (
    <>
      <BreakerFigures breaker={breaker} />
      <PageSection title="States">
        <StateLanes
          {...chart}
          title={detail.instances.length > 1 ? 'State by instance' : 'State'}
          window={window}
          lanes={lanes}
          states={BREAKER_LOOKS}
          onPick={openLogs}
          pickHint="Enter opens the service’s logs of that time."
        />
      </PageSection>
      <PageSection title="Calls">
        <TimeHistogram
          {...chart}
          title="Calls by outcome"
          data={outcomes}
          emptyText="No calls were told in this time"
        />
        <TimeSeries
          {...chart}
          title="Shares"
          note="Errors of the calls that were let through; fallbacks and slow calls beside them."
          unit="ratio"
          data={rates}
          emptyText="No sample in this time tells failures or fallbacks"
        />
      </PageSection>
      <Contradictions detail={detail} />
      <PageSection
        title="Transitions"
        bleed
        note={
          detail.transitionsLeftOut > 0
            ? `the latest ${detail.transitions.length}; ${detail.transitionsLeftOut} older ones are left out`
            : undefined
        }
      >
        {detail.transitions.length === 0 ? (
          <Nothing kind="none">Nothing changed in this time.</Nothing>
        ) : (
          <BreakerMoves moves={detail.transitions} />
        )}
      </PageSection>
    </>
  );
}

function sentenceOf(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

const MOST_INSTANCES = 50;

/** All instances as one, and under it each of several. */
function lanesOf({ breaker, timeline, instances }: BreakerDetail) {
  const { known, open } = breaker.instances;
  const all = {
    key: 'all',
    label: instances.length > 1 ? 'All instances' : breaker.name,
    note:
      instances.length > 1 && open > 0 ? `${open} of ${known} open` : openNote(breaker.openSeconds),
    segments: laneSegments(timeline),
  };
  if (instances.length < 2) return [all];
  return [
    all,
    ...instances.slice(0, MOST_INSTANCES).map((one) => ({
      key: `instance ${one.instance ?? ''}`,
      label: one.instance ?? 'no instance named',
      note: openNote(one.openSeconds),
      segments: laneSegments(one.timeline),
    })),
  ];
}

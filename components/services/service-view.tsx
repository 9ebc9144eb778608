'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import { TimeHistogram } from '@/components/charts/time-histogram';
import { TimeSeries } from '@/components/charts/time-series';
import { PageCrumb } from '@/components/layout/page-crumb';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { UsualTimeRange, useTimeRange } from '@/components/layout/use-time-range';
import { HealthIcon } from '@/components/overview/health-icon';
import { logsHref } from '@/components/overview/overview-links';
import { overviewQueries } from '@/components/overview/overview-queries';
import { OverviewStrip } from '@/components/overview/overview-strip';
import { buttonClass } from '@/components/ui/button';
import { USUAL_OVERVIEW_RANGE } from '@/domain/overview/overview-view';
import type { ServiceDetail } from '@/domain/services/service-answer';
import { errorRateData, lineData } from './line-data';
import { RemoveServiceDialog } from './remove-service-dialog';
import { ServiceDelivery } from './service-delivery';
import { ServiceDialog } from './service-dialog';
import { ServiceFacts } from './service-facts';
import { ServiceParts } from './service-parts';
import { servicesQueries } from './services-queries';
import { SignalTiles } from './signal-tiles';

interface ServiceViewProps {
  project: string;
  name: string;
  mayChange: boolean;
}

/** One service: how it stands and why, who has it, and everything that tells of it. */
export function ServiceView(props: ServiceViewProps) {
  return (
    <UsualTimeRange value={USUAL_OVERVIEW_RANGE}>
      <ServicePage {...props} />
    </UsualTimeRange>
  );
}

function ServicePage({ project, name, mayChange }: ServiceViewProps) {
  const time = useTimeRange();
  const { range, refetchInterval } = time;
  const filter = useMemo(() => ({ project, ...range }), [project, range]);
  const one = useQuery({ ...servicesQueries.one(filter, name), refetchInterval });
  const strip = useQuery({ ...overviewQueries.strip(project, range, name), refetchInterval });
  const { data } = one;
  return (
    <SignalPage
      title={
        <PageCrumb project={project} of="Services" segment="services">
          <span className="min-w-0 break-all">{name}</span>
        </PageCrumb>
      }
      answer={data ? <Answer service={data.service} /> : null}
      queries={[one, strip]}
      actions={
        <>
          <Link
            href={logsHref(project, { ...range, service: name })}
            className={buttonClass('secondary')}
          >
            Its logs
          </Link>
          {data && mayChange ? (
            <>
              <ServiceDialog project={project} service={data.service} />
              <RemoveServiceDialog project={project} name={data.service.service} />
            </>
          ) : null}
        </>
      }
      toolbar={data ? <ServiceFacts service={data.service} mayChange={mayChange} /> : null}
    >
      <QueryContent query={one} loading="Loading the service">
        {(detail) => (
          <>
            <SignalTiles project={project} service={detail.service} />
            <PageSection title="Cause and consequence" note="a click opens the logs of then">
              <OverviewStrip project={project} query={strip} time={time} />
            </PageSection>
            <ServiceParts project={project} detail={detail} />
            <Lines detail={detail} isFetching={one.isFetching} />
            <ServiceDelivery project={project} service={name} deployments={detail.deployments} />
          </>
        )}
      </QueryContent>
    </SignalPage>
  );
}

function Answer({ service: { health, reason } }: { service: ServiceDetail['service'] }) {
  return (
    <span title={reason}>
      <HealthIcon health={health} className="mr-1.5 inline align-[-0.2em]" />
      {reason}.
    </span>
  );
}

function Lines({ detail, isFetching }: { detail: ServiceDetail; isFetching: boolean }) {
  const time = useTimeRange();
  const lines = useMemo(() => lineData(detail), [detail]);
  const rate = useMemo(() => errorRateData(detail), [detail]);
  if (!detail.series.errors.some((errors) => errors !== null)) return null;
  const chart = { refreshing: isFetching, onZoom: time.zoomTo, onZoomBack: time.zoomBack };
  const emptyText = 'It logged nothing in this time';
  return (
    <PageSection title="Log lines">
      <div className="grid gap-4 lg:grid-cols-2">
        <TimeHistogram {...chart} title="Lines" data={lines} emptyText={emptyText} height={160} />
        <TimeSeries
          {...chart}
          title="Error rate"
          note="of all its lines"
          unit="ratio"
          data={rate}
          emptyText={emptyText}
        />
      </div>
    </PageSection>
  );
}

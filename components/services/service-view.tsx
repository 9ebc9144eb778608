'use client';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { lazy, useMemo, useState } from 'react';
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
import { Button, buttonClass } from '@/components/ui/button';
import { Late } from '@/components/ui/late';
import { patiently } from '@/components/ui/patiently';
import { SkeletonRows } from '@/components/ui/skeleton';
import { whenOpened } from '@/components/ui/when-opened';
import { USUAL_OVERVIEW_RANGE } from '@/domain/overview/overview-view';
import type { ServiceDetail } from '@/domain/services/service-answer';
import { errorRateData, lineData } from './line-data';
import { ServiceFacts } from './service-facts';
import { servicesQueries } from './services-queries';
import { SignalTiles } from './signal-tiles';

const RemoveServiceDialog = whenOpened(() =>
  import('./remove-service-dialog').then((file) => file.RemoveServiceDialog),
);
const ServiceDialog = whenOpened(() =>
  import('./service-dialog').then((file) => file.ServiceDialog),
);
// Below what the page is opened for.
const PaymentsControl = lazy(
  patiently(() =>
    import('@/components/demo/payments-control').then(({ PaymentsControl: control }) => ({
      default: control,
    })),
  ),
);
const ServiceParts = lazy(patiently(() => import('./service-parts')));
const ServiceDelivery = lazy(patiently(() => import('./service-delivery')));

interface ServiceViewProps {
  project: string;
  name: string;
  mayChange: boolean;
  /** The demo's payments service, which can be broken to see what comes of it. */
  isBreakable: boolean;
}

/** One service: how it stands and why, who has it, and everything that tells of it. */
export function ServiceView(props: ServiceViewProps) {
  return (
    <UsualTimeRange value={USUAL_OVERVIEW_RANGE}>
      <ServicePage {...props} />
    </UsualTimeRange>
  );
}

function ServicePage({ project, name, mayChange, isBreakable }: ServiceViewProps) {
  const time = useTimeRange();
  const { range, refetchInterval } = time;
  const filter = useMemo(() => ({ project, ...range }), [project, range]);
  const one = useQuery({ ...servicesQueries.one(filter, name), refetchInterval });
  const strip = useQuery({ ...overviewQueries.strip(project, range, name), refetchInterval });
  const [opened, setOpened] = useState<'edit' | 'remove' | null>(null);
  const close = () => setOpened(null);
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
              <Button onClick={() => setOpened('edit')}>
                <Pencil aria-hidden />
                Edit
              </Button>
              <Button onClick={() => setOpened('remove')}>
                <Trash2 aria-hidden />
                Remove
              </Button>
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
            {isBreakable ? (
              <PageSection title="Try it out">
                <PaymentsControl project={project} mayChange={mayChange} />
              </PageSection>
            ) : null}
            <PageSection title="Cause and consequence" note="a click opens the logs of then">
              <OverviewStrip project={project} query={strip} time={time} />
            </PageSection>
            <Late place={<PartsPlace />}>
              <ServiceParts project={project} detail={detail} />
            </Late>
            <Lines detail={detail} isFetching={one.isFetching} />
            <Late place={<PartsPlace />}>
              <ServiceDelivery project={project} service={name} deployments={detail.deployments} />
            </Late>
          </>
        )}
      </QueryContent>
      {data && opened === 'edit' ? (
        <ServiceDialog project={project} service={data.service} onClose={close} />
      ) : null}
      {data && opened === 'remove' ? (
        <RemoveServiceDialog project={project} name={data.service.service} onClose={close} />
      ) : null}
    </SignalPage>
  );
}

function PartsPlace() {
  return (
    <div className="px-gutter py-2">
      <SkeletonRows rows={4} label="Loading more of the service" />
    </div>
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

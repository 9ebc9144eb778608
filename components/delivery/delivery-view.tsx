'use client';
import { useQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { lazy, useState } from 'react';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { UsualTimeRange, useTimeRange } from '@/components/layout/use-time-range';
import { useUrlState } from '@/components/layout/use-url-state';
import { Late } from '@/components/ui/late';
import { patiently } from '@/components/ui/patiently';
import { SkeletonRows } from '@/components/ui/skeleton';
import { whenOpened } from '@/components/ui/when-opened';
import type { DeliveryMetric } from '@/domain/delivery/delivery-metrics';
import { DELIVERY_TIME, deliveryViewSchema } from '@/domain/delivery/delivery-view';
import { writeUrlState } from '@/domain/url-state/url-state';
import { compareOf } from './compare-choice';
import { DeliveryFilters } from './delivery-filters';
import { DeliveryLists } from './delivery-lists';
import { type DeliveryFilter, deliveryQueries } from './delivery-queries';
import { FlakyRuns } from './flaky-runs';
import { MetricDetail } from './metric-detail';
import { MetricTiles } from './metric-tiles';
import { answerText } from './metric-words';

const DeploymentDrawer = whenOpened(() =>
  import('./deployment-drawer').then((file) => file.DeploymentDrawer),
);
// Only who compares sees it.
const ComparedMetrics = lazy(patiently(() => import('./compared-metrics')));
// Only a project without deployments shows it.
const NoDeployments = lazy(patiently(() => import('./no-deployments')));

interface DeliveryViewProps {
  project: string;
  isAdmin: boolean;
  /** Whether the reader may say what made an incident. */
  mayDecide: boolean;
}

/** While nothing was ever told, the page waits for the first deployment. */
const LISTEN_MS = 3_000;

/** Five metrics, what each is made of, and what was deployed. */
export function DeliveryView(props: DeliveryViewProps) {
  return (
    <UsualTimeRange value={DELIVERY_TIME}>
      <DeliveryPage {...props} />
    </UsualTimeRange>
  );
}

function DeliveryPage({ project, isAdmin, mayDecide }: DeliveryViewProps) {
  const [view, setView] = useUrlState(deliveryViewSchema);
  const { range, refetchInterval } = useTimeRange();
  const filter: DeliveryFilter = {
    project,
    ...range,
    service: view.service || undefined,
    environment: view.environment || undefined,
    hours: view.hours,
  };
  const summary = useQuery({
    ...deliveryQueries.summary(filter, compareOf(view)),
    refetchInterval: ({ state }) =>
      state.data?.state.lastDeploymentAt === null ? LISTEN_MS : refetchInterval,
  });
  const deployments = useQuery({ ...deliveryQueries.deployments(filter), refetchInterval });
  const hrefOf = useMetricHref();
  const [keepsKey, setKeepsKey] = useState(false);
  const isEmpty = summary.data?.state.lastDeploymentAt === null;
  return (
    <SignalPage
      title="Delivery"
      answer={summary.data ? answerText(summary.data) : null}
      queries={[summary, deployments]}
      compare={{
        on: view.compare === 'before',
        onChange: (on) => setView({ compare: on ? 'before' : '' }),
      }}
      toolbar={
        summary.data && !isEmpty ? (
          <DeliveryFilters project={project} summary={summary.data} view={view} setView={setView} />
        ) : null
      }
    >
      <QueryContent query={summary} loading="Loading the delivery metrics">
        {(data) =>
          isEmpty || keepsKey ? (
            <Late place={<SkeletonRows rows={8} label="Loading how it is told" />}>
              <NoDeployments
                project={project}
                isAdmin={isAdmin}
                hasCome={!isEmpty}
                onMade={() => setKeepsKey(true)}
                onDone={() => setKeepsKey(false)}
              />
            </Late>
          ) : (
            <>
              <MetricTiles summary={data} hrefOf={hrefOf} />
              {data.compared.map((one) => (
                <Late
                  key={one.with}
                  place={<SkeletonRows rows={6} label="Loading the comparison" />}
                >
                  <ComparedMetrics summary={data} compared={one} />
                </Late>
              ))}
              <MetricDetail summary={data} metric={view.metric} />
              <DeliveryLists
                filter={filter}
                summary={data}
                deployments={deployments.data}
                view={view}
                setView={setView}
              />
              <FlakyRuns flakiness={data.flakiness} />
            </>
          )
        }
      </QueryContent>
      {view.open === '' ? null : (
        <DeploymentDrawer
          project={project}
          openRef={view.open}
          mayDecide={mayDecide}
          onOpen={(open) => setView({ open })}
          onClose={() => setView({ open: '' })}
        />
      )}
    </SignalPage>
  );
}

/** The address of the page with the rows of a metric open. */
function useMetricHref(): (metric: DeliveryMetric) => string {
  const params = useSearchParams();
  const pathname = usePathname();
  return (metric) => {
    const query = writeUrlState(deliveryViewSchema, new URLSearchParams(params), {
      metric,
      rows: 'included',
    });
    return query ? `${pathname}?${query}` : pathname;
  };
}

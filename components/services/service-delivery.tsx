'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import { deliveryQueries } from '@/components/delivery/delivery-queries';
import { MetricTiles } from '@/components/delivery/metric-tiles';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { useTimeRange } from '@/components/layout/use-time-range';
import { ChangeList } from '@/components/overview/change-list';
import { DELIVERY_TIME } from '@/domain/delivery/delivery-view';
import type { ListedDeployment } from '@/domain/delivery/deployment-list';

interface ServiceDeliveryProps {
  project: string;
  service: string;
  deployments: readonly ListedDeployment[];
}

/** What was put into it lately, and how well that goes: the five metrics of its last 30 days. */
export default function ServiceDelivery({ project, service, deployments }: ServiceDeliveryProps) {
  const { refetchInterval } = useTimeRange();
  const filter = useMemo(
    () => ({ project, service, ...DELIVERY_TIME, hours: 'calendar' as const }),
    [project, service],
  );
  const summary = useQuery({
    ...deliveryQueries.summary(filter),
    refetchInterval,
    enabled: deployments.length > 0,
  });
  if (deployments.length === 0) return null;
  const hrefOf = (search: Record<string, string>) =>
    `${projectPath(project, 'delivery')}?${new URLSearchParams({ service, ...search })}`;
  return (
    <PageSection
      title="Deployments"
      note="metrics of its last 30 days in production"
      actions={
        <Link href={hrefOf({})} className="link">
          All its deployments
        </Link>
      }
      bleed
    >
      <QueryContent query={summary} loading="Loading the delivery metrics" rows={3}>
        {(data) => <MetricTiles summary={data} hrefOf={(metric) => hrefOf({ metric })} />}
      </QueryContent>
      <ChangeList project={project} changes={deployments} />
    </PageSection>
  );
}

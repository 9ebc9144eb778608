import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { paymentsQueries } from '@/components/demo/payments-queries';
import { overviewQueries } from '@/components/overview/overview-queries';
import { ServiceView } from '@/components/services/service-view';
import { servicesQueries } from '@/components/services/services-queries';
import { roleAtLeast } from '@/domain/access/role';
import { serviceParams } from '@/domain/services/schemas';
import { readAddressPart } from '@/domain/url-state/read-address-part';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { readPaymentsState } from '@/server/demo/read-payments-state';
import { answerOverviewStrip } from '@/server/overview/answer-overview-strip';
import { answerService } from '@/server/services/answer-service';
import { requireProject } from '@/server/web/session';
import { readServiceSearch } from '../search-params';

export const metadata: Metadata = { title: 'Service' };

interface ServicePageProps {
  params: Promise<{ project: string; service: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function ServicePage({ params, searchParams }: ServicePageProps) {
  const { project: slug, service } = await params;
  const { project, role } = await requireProject(slug);
  const asked = serviceParams.safeParse({ name: readAddressPart(service) });
  if (!asked.success) notFound();
  const { name } = asked.data;
  const range = await readServiceSearch(searchParams);
  const isBreakable = project.isDemo && name === 'payments';
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...servicesQueries.one({ project: project.slug, ...range }, name),
      queryFn: () => answerService(project.id, name, range),
    }),
    client.prefetchQuery({
      ...overviewQueries.strip(project.slug, range, name),
      queryFn: () => answerOverviewStrip(project, { ...range, service: name }),
    }),
    ...(isBreakable
      ? [
          client.prefetchQuery({
            ...paymentsQueries.state(project.slug),
            queryFn: () => readPaymentsState(project.id),
          }),
        ]
      : []),
  ]);
  return (
    <HydrationBoundary state={state}>
      <ServiceView
        project={project.slug}
        name={name}
        mayChange={roleAtLeast(role, 'editor')}
        isBreakable={isBreakable}
      />
    </HydrationBoundary>
  );
}

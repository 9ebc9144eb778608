import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { servicesQueries } from '@/components/services/services-queries';
import { ServicesView } from '@/components/services/services-view';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerServices } from '@/server/services/answer-services';
import { requireProject } from '@/server/web/session';
import { readServicesSearch } from './search-params';

export const metadata: Metadata = { title: 'Services' };

interface ServicesPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function ServicesPage({ params, searchParams }: ServicesPageProps) {
  const { project } = await requireProject((await params).project);
  const range = await readServicesSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...servicesQueries.list({ project: project.slug, ...range }),
      queryFn: () => answerServices(project.id, range),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <ServicesView project={project.slug} />
    </HydrationBoundary>
  );
}

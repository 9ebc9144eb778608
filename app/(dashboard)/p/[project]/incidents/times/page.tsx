import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { IncidentTimesView } from '@/components/incidents/incident-times-view';
import { incidentsQueries, MOST_INCIDENTS } from '@/components/incidents/incidents-queries';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { listIncidents } from '@/server/incidents/list-incidents';
import { requireProject } from '@/server/web/session';
import { readIncidentsSearch } from '../search-params';

export const metadata: Metadata = { title: 'Times of incidents' };

interface TimesPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function TimesPage({ params, searchParams }: TimesPageProps) {
  const { project } = await requireProject((await params).project);
  const { severity, service } = await readIncidentsSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...incidentsQueries.list({ project: project.slug, show: 'all', severity, service }),
      queryFn: () =>
        listIncidents(project.id, {
          limit: MOST_INCIDENTS,
          ...(severity === '' ? {} : { severity: [severity] }),
          ...(service === '' ? {} : { service }),
        }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <IncidentTimesView project={project.slug} />
    </HydrationBoundary>
  );
}

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { incidentsQueries, MOST_INCIDENTS } from '@/components/incidents/incidents-queries';
import { IncidentsView } from '@/components/incidents/incidents-view';
import { roleAtLeast } from '@/domain/access/role';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { listIncidents } from '@/server/incidents/list-incidents';
import { requireProject } from '@/server/web/session';
import { readIncidentsSearch } from './search-params';

export const metadata: Metadata = { title: 'Incidents' };

interface IncidentsPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function IncidentsPage({ params, searchParams }: IncidentsPageProps) {
  const { project, role } = await requireProject((await params).project);
  const { show, severity, service } = await readIncidentsSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...incidentsQueries.list({ project: project.slug, show, severity, service }),
      queryFn: () =>
        listIncidents(project.id, {
          limit: MOST_INCIDENTS,
          ...(show === 'all' ? {} : { status: [show] }),
          ...(severity === '' ? {} : { severity: [severity] }),
          ...(service === '' ? {} : { service }),
        }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <IncidentsView project={project.slug} mayAct={roleAtLeast(role, 'responder')} />
    </HydrationBoundary>
  );
}

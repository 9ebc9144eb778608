import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { alertsQueries, MOST_ALERTS } from '@/components/alerting/alerts-queries';
import { AlertsView } from '@/components/alerting/alerts-view';
import { roleAtLeast } from '@/domain/access/role';
import { askedState } from '@/domain/alerting/alerts-view';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { listAlerts } from '@/server/alerting/read-alerts';
import { requireProject } from '@/server/web/session';
import { readAlertsSearch } from './search-params';

export const metadata: Metadata = { title: 'Alerts' };

interface AlertsPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function AlertsPage({ params, searchParams }: AlertsPageProps) {
  const { project, role } = await requireProject((await params).project);
  const { show, rule } = await readAlertsSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...alertsQueries.list({ project: project.slug, state: askedState(show), rule }),
      queryFn: () =>
        listAlerts(project.id, {
          state: [askedState(show)],
          limit: MOST_ALERTS,
          ...(rule === '' ? {} : { rule }),
        }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <AlertsView project={project.slug} mayAct={roleAtLeast(role, 'responder')} />
    </HydrationBoundary>
  );
}

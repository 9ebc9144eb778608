import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { actionsQueries, MOST_ACTIONS } from '@/components/actions/actions-queries';
import { overviewQueries } from '@/components/overview/overview-queries';
import { OverviewView } from '@/components/overview/overview-view';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { listActionsWithPeople } from '@/server/actions/list-actions';
import { answerOverview } from '@/server/overview/answer-overview';
import { answerOverviewStrip } from '@/server/overview/answer-overview-strip';
import { requireProject } from '@/server/web/session';
import { readOverviewSearch } from './search-params';

export const metadata: Metadata = { title: 'Overview' };

interface OverviewPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function OverviewPage({ params, searchParams }: OverviewPageProps) {
  const { project } = await requireProject((await params).project);
  const range = await readOverviewSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...overviewQueries.now(project.slug),
      queryFn: () => answerOverview(project.id),
    }),
    client.prefetchQuery({
      ...overviewQueries.strip(project.slug, range),
      queryFn: () => answerOverviewStrip(project, range),
    }),
    client.prefetchQuery({
      ...actionsQueries.overdue(project.slug),
      queryFn: () => listActionsWithPeople(project.id, { overdue: 'true', limit: MOST_ACTIONS }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <OverviewView project={project.slug} />
    </HydrationBoundary>
  );
}

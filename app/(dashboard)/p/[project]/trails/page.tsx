import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { RECENT_ERRORS, trailsQueries } from '@/components/trails/trails-queries';
import { TrailsView } from '@/components/trails/trails-view';
import { answerLogSearch } from '@/server/logs/answer-log-search';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Trails' };

interface TrailsPageProps {
  params: Promise<{ project: string }>;
}

export default async function TrailsPage({ params }: TrailsPageProps) {
  const { project } = await requireProject((await params).project);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...trailsQueries.recentErrors(project.slug),
      queryFn: () => answerLogSearch(project.id, { ...RECENT_ERRORS }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <TrailsView project={project.slug} />
    </HydrationBoundary>
  );
}

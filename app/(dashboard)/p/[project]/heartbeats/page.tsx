import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { heartbeatsQueries } from '@/components/heartbeats/heartbeats-queries';
import { HeartbeatsView } from '@/components/heartbeats/heartbeats-view';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerHeartbeats } from '@/server/heartbeats/answer-heartbeats';
import { requireProject } from '@/server/web/session';
import { readHeartbeatsSearch } from './search-params';

export const metadata: Metadata = { title: 'Heartbeats' };

interface HeartbeatsPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function HeartbeatsPage({ params, searchParams }: HeartbeatsPageProps) {
  const { project } = await requireProject((await params).project);
  const range = await readHeartbeatsSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...heartbeatsQueries.list({ project: project.slug, ...range }),
      queryFn: () => answerHeartbeats(project.id, range),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <HeartbeatsView project={project.slug} />
    </HydrationBoundary>
  );
}

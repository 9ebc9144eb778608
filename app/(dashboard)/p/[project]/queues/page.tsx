import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { queuesQueries } from '@/components/queues/queues-queries';
import { QueuesView } from '@/components/queues/queues-view';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerQueues } from '@/server/queues/answer-queues';
import { requireProject } from '@/server/web/session';
import { readQueuesSearch } from './search-params';

export const metadata: Metadata = { title: 'Queues' };

interface QueuesPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function QueuesPage({ params, searchParams }: QueuesPageProps) {
  const { project } = await requireProject((await params).project);
  const range = await readQueuesSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...queuesQueries.list({ project: project.slug, ...range }),
      queryFn: () => answerQueues(project.id, range),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <QueuesView project={project.slug} />
    </HydrationBoundary>
  );
}

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { QueueView } from '@/components/queues/queue-view';
import { queuesQueries } from '@/components/queues/queues-queries';
import { roleAtLeast } from '@/domain/access/role';
import { queueParams } from '@/domain/queues/queue-params';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerQueue } from '@/server/queues/answer-queue';
import { requireProject } from '@/server/web/session';
import { readQueuesSearch } from '../search-params';

export const metadata: Metadata = { title: 'Queue' };

interface QueuePageProps {
  params: Promise<{ project: string; queue: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function QueuePage({ params, searchParams }: QueuePageProps) {
  const { project, role } = await requireProject((await params).project);
  const asked = queueParams.safeParse(await params);
  if (!asked.success) notFound();
  const id = asked.data.queue;
  const range = await readQueuesSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...queuesQueries.one({ project: project.slug, ...range }, id),
      queryFn: () => answerQueue(project.id, id, range),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <QueueView
        project={project.slug}
        id={id}
        mayHandle={roleAtLeast(role, 'responder')}
        mayDecide={roleAtLeast(role, 'editor')}
      />
    </HydrationBoundary>
  );
}

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { learningQueries } from '@/components/learning/learning-queries';
import { LearningView } from '@/components/learning/learning-view';
import { learningViewSchema } from '@/domain/learning/learning-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';
import { findPostmortems, readLearning } from '@/server/learning/read-learning';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Learning' };

interface LearningPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function LearningPage({ params, searchParams }: LearningPageProps) {
  const { project } = await requireProject((await params).project);
  const { q } = readUrlState(learningViewSchema, await searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...learningQueries.overall(project.slug),
      queryFn: () => readLearning(project.id),
    }),
    ...(q === ''
      ? []
      : [
          client.prefetchQuery({
            ...learningQueries.found(project.slug, q),
            queryFn: () => findPostmortems(project.id, q),
          }),
        ]),
  ]);
  return (
    <HydrationBoundary state={state}>
      <LearningView project={project.slug} />
    </HydrationBoundary>
  );
}

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { breakersQueries } from '@/components/breakers/breakers-queries';
import { BreakersView } from '@/components/breakers/breakers-view';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerBreakers } from '@/server/breakers/answer-breakers';
import { requireProject } from '@/server/web/session';
import { readBreakersSearch } from './search-params';

export const metadata: Metadata = { title: 'Breakers' };

interface BreakersPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function BreakersPage({ params, searchParams }: BreakersPageProps) {
  const { project } = await requireProject((await params).project);
  const range = await readBreakersSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...breakersQueries.list({ project: project.slug, ...range }),
      queryFn: () => answerBreakers(project.id, range),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <BreakersView project={project.slug} />
    </HydrationBoundary>
  );
}

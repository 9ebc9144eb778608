import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { BreakerView } from '@/components/breakers/breaker-view';
import { breakersQueries } from '@/components/breakers/breakers-queries';
import { breakerParams } from '@/domain/breakers/breaker-params';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerBreaker } from '@/server/breakers/answer-breaker';
import { requireProject } from '@/server/web/session';
import { readBreakersSearch } from '../search-params';

export const metadata: Metadata = { title: 'Breaker' };

interface BreakerPageProps {
  params: Promise<{ project: string; id: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function BreakerPage({ params, searchParams }: BreakerPageProps) {
  const { project: slug, id: written } = await params;
  const { project } = await requireProject(slug);
  const asked = breakerParams.safeParse({ id: written });
  if (!asked.success) notFound();
  const { id } = asked.data;
  const range = await readBreakersSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...breakersQueries.one({ project: project.slug, ...range }, id),
      queryFn: () => answerBreaker(project.id, id, range),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <BreakerView project={project.slug} id={id} />
    </HydrationBoundary>
  );
}

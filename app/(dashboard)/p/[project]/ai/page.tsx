import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { AcceptanceView } from '@/components/ai/acceptance-view';
import { aiQueries } from '@/components/ai/ai-queries';
import { aiFilterOf } from '@/domain/ai/ai-view';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerAcceptance } from '@/server/ai/answer-acceptance';
import { answerAiSeries } from '@/server/ai/answer-ai-series';
import { answerAiValues } from '@/server/ai/answer-ai-values';
import { requireProject } from '@/server/web/session';
import { readAiSearch } from './search-params';

export const metadata: Metadata = { title: 'AI' };

interface AiPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function AiPage({ params, searchParams }: AiPageProps) {
  const { project } = await requireProject((await params).project);
  const view = await readAiSearch(searchParams);
  const { groupBy, a, b } = view;
  const asked = aiFilterOf(view);
  const filter = { project: project.slug, ...asked };
  const compare = a !== '' && b !== '' && a !== b ? `${a},${b}` : null;
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...aiQueries.values(project.slug),
      queryFn: () => answerAiValues(project.id),
    }),
    client.prefetchQuery({
      ...aiQueries.acceptance(filter, groupBy, compare),
      queryFn: () =>
        answerAcceptance(project.id, {
          groupBy,
          ...asked,
          percentiles: 'none',
          ...(compare === null ? {} : { compare }),
        }),
    }),
    client.prefetchQuery({
      ...aiQueries.series(filter, groupBy),
      queryFn: () => answerAiSeries(project.id, { groupBy, ...asked }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <AcceptanceView project={project.slug} />
    </HydrationBoundary>
  );
}

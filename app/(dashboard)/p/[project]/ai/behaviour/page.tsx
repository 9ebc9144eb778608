import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { aiQueries } from '@/components/ai/ai-queries';
import { BehaviourView } from '@/components/ai/behaviour-view';
import { aiFilterOf } from '@/domain/ai/ai-view';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerAcceptance } from '@/server/ai/answer-acceptance';
import { answerAiCosts, answerAiSeries } from '@/server/ai/answer-ai-series';
import { answerAiValues } from '@/server/ai/answer-ai-values';
import { requireProject } from '@/server/web/session';
import { readAiSearch } from '../search-params';

export const metadata: Metadata = { title: 'AI behaviour and cost' };

interface BehaviourPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function BehaviourPage({ params, searchParams }: BehaviourPageProps) {
  const { project } = await requireProject((await params).project);
  const view = await readAiSearch(searchParams);
  const { groupBy } = view;
  const asked = aiFilterOf(view);
  const filter = { project: project.slug, ...asked };
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...aiQueries.values(project.slug),
      queryFn: () => answerAiValues(project.id),
    }),
    client.prefetchQuery({
      ...aiQueries.behaviour(filter, groupBy),
      queryFn: () => answerAcceptance(project.id, { groupBy, ...asked }),
    }),
    client.prefetchQuery({
      ...aiQueries.series(filter, groupBy),
      queryFn: () => answerAiSeries(project.id, { groupBy, ...asked }),
    }),
    client.prefetchQuery({
      ...aiQueries.costs(filter),
      queryFn: () => answerAiCosts(project.id, asked),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <BehaviourView project={project.slug} />
    </HydrationBoundary>
  );
}

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { aiQueries } from '@/components/ai/ai-queries';
import { EvaluationsView } from '@/components/ai/evaluations-view';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerAiValues } from '@/server/ai/answer-ai-values';
import { answerEvaluationRuns } from '@/server/ai/answer-evaluation-runs';
import { requireProject } from '@/server/web/session';
import { readAiSearch } from '../search-params';

export const metadata: Metadata = { title: 'AI evaluations' };

interface EvaluationsPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function EvaluationsPage({ params, searchParams }: EvaluationsPageProps) {
  const { project } = await requireProject((await params).project);
  const view = await readAiSearch(searchParams);
  const { from, to } = view;
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...aiQueries.values(project.slug),
      queryFn: () => answerAiValues(project.id),
    }),
    client.prefetchQuery({
      ...aiQueries.evaluations({ project: project.slug, from, to }),
      queryFn: () => answerEvaluationRuns(project.id, { from, to }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <EvaluationsView project={project.slug} />
    </HydrationBoundary>
  );
}

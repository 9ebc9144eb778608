import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { aiQueries, LEDGER_PAGE } from '@/components/ai/ai-queries';
import { LedgerView } from '@/components/ai/ledger-view';
import { aiFilterOf } from '@/domain/ai/ai-view';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerAiValues } from '@/server/ai/answer-ai-values';
import { answerInferences } from '@/server/ai/answer-inferences';
import { requireProject } from '@/server/web/session';
import { readAiSearch } from '../search-params';

export const metadata: Metadata = { title: 'AI ledger' };

interface LedgerPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function LedgerPage({ params, searchParams }: LedgerPageProps) {
  const { project } = await requireProject((await params).project);
  const view = await readAiSearch(searchParams);
  const { state: standing, outcome } = view;
  const asked = aiFilterOf(view);
  const filter = { project: project.slug, ...asked };
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...aiQueries.values(project.slug),
      queryFn: () => answerAiValues(project.id),
    }),
    client.prefetchInfiniteQuery({
      ...aiQueries.ledger({ ...filter, state: standing || null, outcome: outcome || null }),
      queryFn: () =>
        answerInferences(project.id, {
          ...asked,
          limit: LEDGER_PAGE,
          ...(standing === '' ? {} : { state: standing }),
          ...(outcome === '' ? {} : { outcome }),
        }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <LedgerView project={project.slug} />
    </HydrationBoundary>
  );
}

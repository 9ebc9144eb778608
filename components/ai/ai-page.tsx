'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { lazy, type ReactNode, useState } from 'react';
import { PageTabs } from '@/components/layout/page-tabs';
import { SignalPage } from '@/components/layout/signal-page';
import { UsualTimeRange } from '@/components/layout/use-time-range';
import type { WatchedQuery } from '@/components/layout/watched-queries';
import { Banner } from '@/components/ui/banner';
import { Late } from '@/components/ui/late';
import { patiently } from '@/components/ui/patiently';
import { SkeletonRows } from '@/components/ui/skeleton';
import { USUAL_AI_RANGE } from '@/domain/ai/ai-view';
import { quantityText } from '@/domain/quantities/format-quantity';
import { AiFilters } from './ai-filters';
import { aiQueries } from './ai-queries';

// Only a project without a model's answer shows it.
const AiEmpty = lazy(patiently(() => import('./ai-empty')));

const PAGES = [
  { segment: 'ai', label: 'Acceptance' },
  { segment: 'ai/behaviour', label: 'Behaviour and cost' },
  { segment: 'ai/evaluations', label: 'Evaluations' },
  { segment: 'ai/ledger', label: 'Ledger' },
  { segment: 'ai/settings', label: 'Limits and prices' },
] as const;

/** While nothing was ever told, the page waits for the first answer. */
const LISTEN_MS = 2_000;

interface AiPageProps {
  project: string;
  segment: (typeof PAGES)[number]['segment'];
  answer: ReactNode;
  queries: readonly [WatchedQuery, ...WatchedQuery[]];
  /** Filters by feature, model, prompt and tenant. */
  filters?: boolean;
  time?: 'range' | 'none';
  children: ReactNode;
}

/** What a page looks at usually has to stand above the hooks that read it. */
export function AiTime({ children }: { children: ReactNode }) {
  return <UsualTimeRange value={USUAL_AI_RANGE}>{children}</UsualTimeRange>;
}

/** The frame of the AI pages: their tabs and filters, and what the figures lack. */
export function AiPage({ project, segment, answer, queries, children, ...props }: AiPageProps) {
  const { filters = true, time = 'range' } = props;
  const values = useQuery({
    ...aiQueries.values(project),
    refetchInterval: ({ state }) => (state.data?.hasAny === false ? LISTEN_MS : false),
  });
  const [keepsKey, setKeepsKey] = useState(false);
  const isEmpty = values.data?.hasAny === false && values.data.unfolded === 0;
  return (
    <SignalPage
      title="AI"
      answer={isEmpty ? 'No model call has been told of yet.' : answer}
      queries={queries}
      time={time}
      toolbar={
        <div className="flex w-full min-w-0 flex-col gap-2">
          <AiTabs project={project} segment={segment} />
          {filters && !isEmpty ? <AiFilters values={values.data} /> : null}
        </div>
      }
    >
      {values.data ? <Lacking values={values.data} /> : null}
      {(isEmpty || keepsKey) && segment !== 'ai/settings' ? (
        <Late place={<SkeletonRows rows={8} label="Loading how it is told" />}>
          <AiEmpty
            project={project}
            hasCome={!isEmpty}
            onMade={() => setKeepsKey(true)}
            onDone={() => setKeepsKey(false)}
          />
        </Late>
      ) : (
        children
      )}
    </SignalPage>
  );
}

function AiTabs({ project, segment }: Pick<AiPageProps, 'project' | 'segment'>) {
  const search = new URLSearchParams(useSearchParams());
  for (const own of ['sort', 'open', 'cost_sort', 'tenant_sort', 'behaviour_sort', 'starter_sort'])
    search.delete(own);
  return (
    <PageTabs
      project={project}
      label="AI"
      tabs={PAGES}
      current={segment}
      query={search.toString()}
    />
  );
}

function Lacking({ values }: { values: { unfolded: number; waitingVerdicts: number } }) {
  const { unfolded, waitingVerdicts } = values;
  return (
    <>
      {unfolded >= 1_000 ? (
        <Banner tone="degraded">
          More than {quantityText(unfolded)} records have arrived that are not in these figures yet;
          the worker is counting them.
        </Banner>
      ) : null}
      {waitingVerdicts > 0 ? (
        <Banner>
          {waitingVerdicts >= 1_000 ? 'More than ' : ''}
          {quantityText(waitingVerdicts)}{' '}
          {waitingVerdicts === 1 ? 'verdict names' : 'verdicts name'} an inference that has not been
          sent. {waitingVerdicts === 1 ? 'It is' : 'They are'} counted as soon as it is.
        </Banner>
      ) : null}
    </>
  );
}

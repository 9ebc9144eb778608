'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { QueryContent } from '@/components/layout/query-content';
import { DataTable } from '@/components/tables/data-table';
import { LoadMore } from '@/components/ui/load-more';
import { Nothing } from '@/components/ui/nothing';
import { Select } from '@/components/ui/select';
import { OUTCOMES } from '@/domain/ai/inference';
import { LISTED_STATES } from '@/domain/ai/listed-states';
import { quantityText } from '@/domain/quantities/format-quantity';
import { AiPage, AiTime } from './ai-page';
import { aiQueries } from './ai-queries';
import { InferenceDrawer } from './inference-drawer';
import { ledgerColumns } from './ledger-columns';
import { LISTED_STATE_WORDS, OUTCOME_WORDS } from './state-words';
import { useAiView } from './use-ai-view';

export function LedgerView({ project }: { project: string }) {
  return (
    <AiTime>
      <Ledger project={project} />
    </AiTime>
  );
}

function Ledger({ project }: { project: string }) {
  const { view, set, time, filter } = useAiView(project);
  const narrowed = useMemo(
    () => ({ ...filter, state: view.state || null, outcome: view.outcome || null }),
    [filter, view.state, view.outcome],
  );
  const ledger = useInfiniteQuery({
    ...aiQueries.ledger(narrowed),
    refetchInterval: time.refetchInterval,
  });
  const rows = useMemo(() => ledger.data?.pages.flatMap(({ items }) => items), [ledger.data]);
  return (
    <AiPage
      project={project}
      segment="ai/ledger"
      answer={
        rows === undefined
          ? null
          : rows.length === 0
            ? 'No inference in this time with these filters.'
            : rows.length === 1
              ? 'The one inference of this time.'
              : `The ${ledger.hasNextPage ? 'newest ' : ''}${quantityText(rows.length)} inferences of this time.`
      }
      queries={[ledger]}
    >
      <QueryContent query={ledger} loading="Loading inferences">
        {() => (
          <>
            <DataTable
              noun="inferences"
              columns={ledgerColumns}
              rows={rows}
              rowKey={({ id }) => id}
              onOpen={({ id }) => set({ open: id })}
              openKey={view.open}
              empty={
                <Nothing kind="filtered">
                  No inference in this time with these filters. A longer time may have some.
                </Nothing>
              }
            >
              <Select
                aria-label="State"
                value={view.state}
                onChange={(event) => set({ state: stateOf(event.currentTarget.value) })}
                options={[
                  { value: '', label: 'All states' },
                  ...LISTED_STATES.map((value) => ({ value, label: LISTED_STATE_WORDS[value] })),
                ]}
              />
              <Select
                aria-label="Outcome"
                value={view.outcome}
                onChange={(event) => set({ outcome: outcomeOf(event.currentTarget.value) })}
                options={[
                  { value: '', label: 'All outcomes' },
                  ...OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] })),
                ]}
              />
            </DataTable>
            <div className="px-gutter">
              <LoadMore
                shown={rows?.length ?? 0}
                noun="inferences"
                hasMore={ledger.hasNextPage}
                loading={ledger.isFetchingNextPage}
                onMore={() => ledger.fetchNextPage()}
              />
            </div>
          </>
        )}
      </QueryContent>
      <InferenceDrawer project={project} id={view.open} onClose={() => set({ open: '' })} />
    </AiPage>
  );
}

const stateOf = (value: string) => LISTED_STATES.find((one) => one === value) ?? '';
const outcomeOf = (value: string) => OUTCOMES.find((one) => one === value) ?? '';

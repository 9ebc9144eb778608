'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, useMemo, useState } from 'react';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useTimeRange } from '@/components/layout/use-time-range';
import { useUrlState } from '@/components/layout/use-url-state';
import { DataTable } from '@/components/tables/data-table';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Late } from '@/components/ui/late';
import { Nothing } from '@/components/ui/nothing';
import { patiently } from '@/components/ui/patiently';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { counted } from '@/domain/quantities/counted';
import { describeDeadLettered } from '@/domain/queues/broker-dead-letters';
import { describeQueues } from '@/domain/queues/describe-queues';
import type { ListedQueue, QueueList } from '@/domain/queues/queue-answer';
import { filterQueues, queuesViewSchema, SHOWN_QUEUES } from '@/domain/queues/queues-view';
import { QUEUE_COLUMNS } from './queue-columns';
import { queuePath, queuesQueries } from './queues-queries';

// Only a project without queues shows it.
const QueuesEmpty = lazy(patiently(() => import('./queues-empty')));

interface QueuesViewProps {
  project: string;
}

/** While nothing has come yet the first sample is seen within this time. */
const LISTEN_EVERY_MS = 1_000;

const SHOWN_WORDS: Record<(typeof SHOWN_QUEUES)[number], string> = {
  '': 'All queues',
  trouble: 'In trouble',
  dead_letter: 'Dead-letter queues',
  work: 'Work queues',
};

/** Whether the work gets done: every queue as it stands, the worst first. */
export function QueuesView({ project }: QueuesViewProps) {
  const time = useTimeRange();
  const [{ q, show }, set] = useUrlState(queuesViewSchema);
  const filter = useMemo(() => ({ project, ...time.range }), [project, time.range]);
  const list = useQuery({
    ...queuesQueries.list(filter),
    refetchInterval: ({ state }) =>
      time.refetchInterval || (state.data?.hasAny === false ? LISTEN_EVERY_MS : false),
  });
  const [keepsKey, setKeepsKey] = useState(false);
  const { data } = list;
  const rows = useMemo(() => data && filterQueues(data.items, { q, show }), [data, q, show]);
  return (
    <SignalPage title="Queues" answer={data ? answerOf(data) : null} queries={[list]}>
      <QueryContent query={list} loading="Loading the queues">
        {({ hasAny, items }) =>
          hasAny && !keepsKey ? (
            <DataTable
              noun="queues"
              columns={QUEUE_COLUMNS}
              rows={rows}
              rowKey={idOf}
              href={({ id }) => queuePath(project, id)}
              tone={toneOf}
              initialSort="-state"
              empty={
                items.length === 0 ? (
                  <Nothing kind="unknown">
                    No queue has told anything in this time. A longer time may have some.
                  </Nothing>
                ) : (
                  <Nothing
                    kind="filtered"
                    action={
                      <Button onClick={() => set({ q: '', show: '' })}>Show all queues</Button>
                    }
                  >
                    None of {counted(items.length, 'queue')} is as you ask.
                  </Nothing>
                )
              }
            >
              <span className="w-56 max-w-full">
                <Input
                  type="search"
                  aria-label="Filter by name, service, system or environment"
                  placeholder="Filter by name, service …"
                  value={q}
                  onChange={({ currentTarget }) =>
                    set({ q: currentTarget.value }, { history: 'replace' })
                  }
                />
              </span>
              <Select
                aria-label="Which queues"
                value={show}
                onChange={({ currentTarget }) => set({ show: shownOf(currentTarget.value) })}
                options={SHOWN_QUEUES.map((value) => ({ value, label: SHOWN_WORDS[value] }))}
              />
            </DataTable>
          ) : (
            <Late place={<SkeletonRows rows={8} label="Loading how it is told" />}>
              <QueuesEmpty
                project={project}
                hasCome={hasAny}
                onMade={() => setKeepsKey(true)}
                onDone={() => setKeepsKey(false)}
              />
            </Late>
          )
        }
      </QueryContent>
    </SignalPage>
  );
}

function answerOf({ hasAny, items, deadLettered }: QueueList): string {
  if (!hasAny) return 'No queue has told anything yet.';
  const ofBroker = describeDeadLettered(deadLettered);
  return ofBroker === null ? describeQueues(items) : `${describeQueues(items)} ${ofBroker}`;
}

const shownOf = (value: string) => SHOWN_QUEUES.find((one) => one === value) ?? '';

function idOf({ id }: ListedQueue): string {
  return id;
}

function toneOf({ health }: ListedQueue): 'failing' | 'degraded' | null {
  return health === 'failing' || health === 'degraded' ? health : null;
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useUrlState } from '@/components/layout/use-url-state';
import { Button } from '@/components/ui/button';
import { Nothing } from '@/components/ui/nothing';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { whenOpened } from '@/components/ui/when-opened';
import type { ActionPage } from '@/domain/actions/action-answers';
import { ACTION_KINDS } from '@/domain/actions/action-kinds';
import { actionsViewSchema, type ActionsView as View } from '@/domain/actions/actions-view';
import { describeActions } from '@/domain/actions/describe-actions';
import { ActionList } from './action-list';
import { actionsQueries, MOST_ACTIONS } from './actions-queries';

const ActionDialog = whenOpened(() => import('./action-dialog').then((file) => file.ActionDialog));

interface ActionsViewProps {
  project: string;
  mayAct: boolean;
}

const STATUSES = [
  { value: 'open', label: 'Open' },
  { value: 'done', label: 'Done' },
  { value: 'declined', label: 'Declined' },
] as const;
const KINDS = [
  { value: '', label: 'Every kind' },
  ...ACTION_KINDS.map((value) => ({ value, label: value })),
];
/** The worker looks at the telemetry by itself. */
const LOOK_AGAIN_MS = 60_000;

/** What is to be changed after incidents: the overdue first. */
export function ActionsView({ project, mayAct }: ActionsViewProps) {
  const [view, setView] = useUrlState(actionsViewSchema);
  const list = useQuery({
    ...actionsQueries.list(project, view),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const [isNew, setIsNew] = useState(false);
  const { data } = list;
  const owners = [
    { value: '', label: 'Everybody’s' },
    ...(data?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <SignalPage
      title="Actions"
      answer={data === undefined ? null : answerOf(data, view)}
      queries={[list]}
      time="none"
      actions={
        mayAct ? (
          <Button variant="primary" onClick={() => setIsNew(true)}>
            <Plus aria-hidden />
            New action
          </Button>
        ) : null
      }
    >
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-gutter py-2">
        <Segmented
          label="Actions shown"
          value={view.status}
          options={STATUSES}
          onChange={(status) => setView({ status })}
        />
        <Select
          aria-label="Kind"
          value={view.kind}
          options={KINDS}
          onChange={(event) => setView({ kind: event.target.value as View['kind'] })}
        />
        <Select
          aria-label="Owner"
          value={view.owner}
          options={owners}
          onChange={(event) => setView({ owner: event.target.value })}
        />
      </div>
      <QueryContent query={list} loading="Loading the actions">
        {({ items, people, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <Empty view={view} />
            ) : (
              <ActionList project={project} items={items} people={people} mayAct={mayAct} />
            )}
            {nextCursor === null ? null : (
              <p className="px-gutter py-2 text-small text-muted">
                The first {MOST_ACTIONS}; GET /api/v1/actions pages through all of them.
              </p>
            )}
          </>
        )}
      </QueryContent>
      {isNew ? (
        <ActionDialog
          project={project}
          action={null}
          people={data?.people ?? []}
          onClose={() => setIsNew(false)}
        />
      ) : null}
    </SignalPage>
  );
}

function answerOf({ items }: ActionPage, { status, kind, owner }: View): string {
  if (status === 'open' && kind === '' && owner === '') return describeActions(items);
  const noun = items.length === 1 ? 'action' : 'actions';
  const of = status === 'open' ? 'open' : status;
  return `${items.length} ${kind === '' ? '' : `${kind} `}${noun} ${of}`;
}

function Empty({ view: { status, kind, owner } }: { view: View }) {
  if (kind !== '' || owner !== '') return <Nothing kind="filtered">No such action.</Nothing>;
  if (status !== 'open') return <Nothing kind="none">No action is {status} yet.</Nothing>;
  return (
    <Nothing kind="zero">
      Nothing is left to do. Actions come from postmortems, or from “New action”.
    </Nothing>
  );
}

'use client';
import { useState } from 'react';
import { useChange } from '@/components/layout/use-change';
import { whenOpened } from '@/components/ui/when-opened';
import type { ActionAnswer, ActionPage } from '@/domain/actions/action-answers';
import { ActionRow } from './action-row';
import { actionsQueries, changeAction } from './actions-queries';

const ActionDrawer = whenOpened(() => import('./action-drawer').then((file) => file.ActionDrawer));
const ActionDialog = whenOpened(() => import('./action-dialog').then((file) => file.ActionDialog));
const DeclineDialog = whenOpened(() =>
  import('./decline-dialog').then((file) => file.DeclineDialog),
);

interface ActionListProps {
  project: string;
  items: readonly ActionAnswer[];
  people: ActionPage['people'];
  mayAct: boolean;
}

/** Actions with everything that can be done to them. */
export function ActionList({ project, items, people, mayAct }: ActionListProps) {
  const [opened, setOpened] = useState<ActionAnswer | null>(null);
  const [edited, setEdited] = useState<ActionAnswer | null>(null);
  const [declined, setDeclined] = useState<ActionAnswer | null>(null);
  const turn = useChange({
    change: ({ action, status }: { action: ActionAnswer; status: 'done' | 'open' }) =>
      changeAction(project, action.id, { status }),
    refresh: actionsQueries.all(project),
    failed: 'It could not be changed.',
    done: ({ status }) => (status === 'done' ? 'Done' : 'Open again'),
  });
  return (
    <>
      <ul aria-label="Actions" className="divide-y divide-line">
        {items.map((action) => (
          <ActionRow
            key={action.id}
            project={project}
            action={action}
            mayAct={mayAct}
            pending={turn.isPending && turn.variables.action.id === action.id}
            onOpen={setOpened}
            onEdit={setEdited}
            onDecline={setDeclined}
            onStatus={(of, status) => turn.mutate({ action: of, status })}
          />
        ))}
      </ul>
      {opened === null ? null : (
        <ActionDrawer project={project} action={opened} onClose={() => setOpened(null)} />
      )}
      {edited === null ? null : (
        <ActionDialog
          project={project}
          action={edited}
          people={people}
          onClose={() => setEdited(null)}
        />
      )}
      {declined === null ? null : (
        <DeclineDialog project={project} action={declined} onClose={() => setDeclined(null)} />
      )}
    </>
  );
}

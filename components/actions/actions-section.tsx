'use client';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { Button } from '@/components/ui/button';
import { whenOpened } from '@/components/ui/when-opened';
import { ActionList } from './action-list';
import { type ActionOrigin, actionsQueries } from './actions-queries';

const ActionDialog = whenOpened(() => import('./action-dialog').then((file) => file.ActionDialog));

interface ActionsSectionProps {
  project: string;
  origin: ActionOrigin;
  mayAct: boolean;
}

/** The actions that follow from an incident or a postmortem, and where they are written. */
export function ActionsSection({ project, origin, mayAct }: ActionsSectionProps) {
  const list = useQuery(actionsQueries.of(project, origin));
  const [isNew, setIsNew] = useState(false);
  return (
    <PageSection
      title="Actions"
      note="what is to be changed, and what shows that it is"
      bleed
      actions={
        mayAct ? (
          <Button onClick={() => setIsNew(true)}>
            <Plus aria-hidden />
            New action
          </Button>
        ) : null
      }
    >
      <QueryContent query={list} loading="Loading the actions">
        {({ items, people }) =>
          items.length === 0 ? (
            <p className="px-gutter py-1 text-muted">No action follows from it yet.</p>
          ) : (
            <ActionList project={project} items={items} people={people} mayAct={mayAct} />
          )
        }
      </QueryContent>
      {isNew ? (
        <ActionDialog
          project={project}
          action={null}
          people={list.data?.people ?? []}
          origin={origin}
          onClose={() => setIsNew(false)}
        />
      ) : null}
    </PageSection>
  );
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { QueryContent } from '@/components/layout/query-content';
import { Drawer } from '@/components/ui/drawer';
import { Time } from '@/components/ui/time';
import type { ActionAnswer } from '@/domain/actions/action-answers';
import { CheckLine } from './action-row';
import { actionsQueries } from './actions-queries';

interface ActionDrawerProps {
  project: string;
  action: ActionAnswer;
  onClose: () => void;
}

/** What happened to an action, and what its check last saw. */
export function ActionDrawer({ project, action, onClose }: ActionDrawerProps) {
  const detail = useQuery(actionsQueries.one(project, action.id));
  return (
    <Drawer open onOpenChange={onClose} title={action.title}>
      <div className="space-y-3 p-4">
        <p>
          <CheckLine action={detail.data ?? action} />
        </p>
        <QueryContent query={detail} loading="Loading its history">
          {({ history }) => (
            <ol aria-label="History" className="divide-y divide-line">
              {history.map(({ id, at, text, by }) => (
                <li key={id} className="flex flex-wrap gap-x-3 py-1.5">
                  <Time at={at} className="text-muted" />
                  <span className="min-w-0 flex-1">{text}</span>
                  <span className="text-muted">{by}</span>
                </li>
              ))}
            </ol>
          )}
        </QueryContent>
      </div>
    </Drawer>
  );
}

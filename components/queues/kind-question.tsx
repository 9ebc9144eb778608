'use client';
import { useChange } from '@/components/layout/use-change';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { QueueState } from '@/domain/queues/queue-answer';
import type { QueueKind } from '@/domain/queues/queue-sample';
import { queuesQueries, queuesRequests } from './queues-queries';

interface KindQuestionProps {
  project: string;
  queue: QueueState;
  mayDecide: boolean;
}

/** Where only its name says that a queue holds dead letters: a person says whether it does. */
export function KindQuestion({ project, queue, mayDecide }: KindQuestionProps) {
  const decide = useChange({
    change: (kind: QueueKind | null) => queuesRequests.decideKind(project, queue.id, kind),
    refresh: queuesQueries.all(project),
    failed: 'It could not be kept.',
    done: (kind) => {
      if (kind === null) return `${queue.queue} goes by its name again`;
      return kind === 'work'
        ? `${queue.queue} is a work queue`
        : `${queue.queue} holds dead letters`;
    },
  });
  if (queue.kindSource === 'person') {
    return (
      <Banner
        action={
          mayDecide ? (
            <Button pending={decide.isPending} onClick={() => decide.mutate(null)}>
              Go by its name again
            </Button>
          ) : undefined
        }
      >
        Somebody said that this is {queue.kind === 'work' ? 'a work queue' : 'a dead-letter queue'}.
      </Banner>
    );
  }
  if (queue.kindSource !== 'name') return null;
  return (
    <Banner
      action={
        mayDecide ? (
          <span className="flex flex-wrap gap-2">
            <Button pending={decide.isPending} onClick={() => decide.mutate('dead_letter')}>
              Yes, dead letters
            </Button>
            <Button pending={decide.isPending} onClick={() => decide.mutate('work')}>
              No, a work queue
            </Button>
          </span>
        ) : undefined
      }
    >
      By its name this queue holds dead letters
      {queue.deadLetterOf ? ` of ${queue.deadLetterOf}` : ''}. Does it?
      {mayDecide ? '' : ' An editor can say so.'}
    </Banner>
  );
}

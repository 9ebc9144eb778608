import { Button } from '@/components/ui/button';
import { nextStatuses, type PostmortemStatus } from '@/domain/postmortems/postmortem-status';

const ORDER: readonly PostmortemStatus[] = ['draft', 'in_review', 'published', 'closed'];
const ONWARDS: Record<PostmortemStatus, string> = {
  draft: 'Draft',
  in_review: 'Send to review',
  published: 'Publish',
  closed: 'Close',
};
const BACK: Record<PostmortemStatus, string> = {
  draft: 'Back to draft',
  in_review: 'Back to review',
  published: 'Reopen',
  closed: 'Close',
};

interface StatusActionsProps {
  status: PostmortemStatus;
  onStatus: (status: PostmortemStatus) => void;
}

/** The steps that can follow. */
export function StatusActions({ status, onStatus }: StatusActionsProps) {
  return nextStatuses(status).map((next) => {
    const isOnwards = ORDER.indexOf(next) > ORDER.indexOf(status);
    return (
      <Button
        key={next}
        // What is published is done; closing it waits for its actions.
        variant={isOnwards ? (next === 'closed' ? 'secondary' : 'primary') : 'ghost'}
        onClick={() => onStatus(next)}
      >
        {isOnwards ? ONWARDS[next] : BACK[next]}
      </Button>
    );
  });
}

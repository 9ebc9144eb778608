import {
  Ban,
  CalendarClock,
  Check,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  type LucideIcon,
  Pencil,
  RotateCcw,
  TriangleAlert,
} from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { ActionAnswer } from '@/domain/actions/action-answers';
import type { CheckResult } from '@/domain/actions/check-schema';

export interface ActionHandlers {
  onOpen: (action: ActionAnswer) => void;
  onEdit: (action: ActionAnswer) => void;
  onDecline: (action: ActionAnswer) => void;
  onStatus: (action: ActionAnswer, status: 'done' | 'open') => void;
}

interface ActionRowProps extends ActionHandlers {
  project: string;
  action: ActionAnswer;
  mayAct: boolean;
  pending: boolean;
}

const VERDICTS: Record<CheckResult['verdict'], { icon: LucideIcon; tone: Tone; word: string }> = {
  holds: { icon: CircleCheck, tone: 'healthy', word: 'Shown' },
  waiting: { icon: CircleDashed, tone: 'info', word: 'Holds so far' },
  broken: { icon: TriangleAlert, tone: 'degraded', word: 'Not yet' },
  unknown: { icon: CircleHelp, tone: 'unknown', word: 'Not known' },
};

/** One action: what, whose, by when, and what the telemetry says of it. */
export function ActionRow({ project, action, mayAct, pending, ...handlers }: ActionRowProps) {
  const { title, kind, priority, owner, status, reopenedCount, declinedReason, incident } = action;
  const isOpen = status === 'open';
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 px-gutter py-2 hover:bg-hover">
      <span className="min-w-0 flex-1 basis-64">
        <button
          type="button"
          className="min-h-6 text-left font-medium hover:underline"
          onClick={() => handlers.onOpen(action)}
        >
          {title}
        </button>
        <span className="flex flex-wrap gap-x-3 text-small text-muted">
          <Due action={action} />
          <span>{owner?.name ?? 'nobody has it'}</span>
          <span>{kind}</span>
          <span>{priority} priority</span>
          {incident === null ? null : (
            <Link
              href={`${projectPath(project, 'incidents')}/${incident.number}`}
              className="underline underline-offset-2"
            >
              Incident {incident.number}
            </Link>
          )}
          {reopenedCount === 0 ? null : (
            <span className="text-degraded">
              came back {reopenedCount === 1 ? 'once' : `${reopenedCount} times`}
            </span>
          )}
        </span>
        <CheckLine action={action} />
        {declinedReason === null ? null : (
          <span className="block text-small">Declined: {declinedReason}</span>
        )}
      </span>
      {mayAct ? (
        <span className="flex shrink-0 items-center gap-1">
          {isOpen ? (
            <>
              <Button pending={pending} onClick={() => handlers.onStatus(action, 'done')}>
                <Check aria-hidden />
                Done
              </Button>
              <Button
                variant="ghost"
                aria-label={`Change ${title}`}
                onClick={() => handlers.onEdit(action)}
              >
                <Pencil aria-hidden />
              </Button>
              <Button
                variant="ghost"
                aria-label={`Decline ${title}`}
                onClick={() => handlers.onDecline(action)}
              >
                <Ban aria-hidden />
              </Button>
            </>
          ) : (
            <Button
              variant="ghost"
              pending={pending}
              onClick={() => handlers.onStatus(action, 'open')}
            >
              <RotateCcw aria-hidden />
              Open again
            </Button>
          )}
        </span>
      ) : null}
    </li>
  );
}

function Due({
  action: { status, dueOn, isOverdue, closedAt, closedBy },
}: {
  action: ActionAnswer;
}) {
  if (status !== 'open')
    return (
      <span>
        {status} <Time at={closedAt} style="relative" /> by {closedBy}
      </span>
    );
  if (dueOn === null) return <span>no due day</span>;
  return isOverdue ? (
    <Badge tone="failing" icon={CalendarClock}>
      overdue since {dueOn}
    </Badge>
  ) : (
    <span>due {dueOn}</span>
  );
}

/** What must be seen, and what was. */
export function CheckLine({
  action: { status, checkText, checkResult },
}: {
  action: ActionAnswer;
}) {
  if (checkText === null) return null;
  const verdict = checkResult === null ? null : VERDICTS[checkResult.verdict];
  return (
    <span className="block text-small">
      <span className="text-muted">Done when {checkText}. </span>
      {verdict === null || checkResult === null ? (
        <span className="text-muted">{status === 'open' ? 'Not looked at yet.' : null}</span>
      ) : (
        <>
          <Badge tone={verdict.tone} icon={verdict.icon} className="align-bottom">
            {verdict.word}
          </Badge>{' '}
          {checkResult.text}
        </>
      )}
    </span>
  );
}

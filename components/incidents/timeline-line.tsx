'use client';
import { Ellipsis, Eye, EyeOff, Pencil, Pin, PinOff } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { projectPath } from '@/components/layout/navigation';
import { classNames } from '@/components/ui/class-names';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { Time } from '@/components/ui/time';
import { whenOpened } from '@/components/ui/when-opened';
import type { TimelineItem } from '@/domain/incidents/incident-answers';
import { timelineLook } from './timeline-looks';
import type { IncidentActing } from './use-incident-action';

const CorrectDialog = whenOpened(() =>
  import('./correct-dialog').then((file) => file.CorrectDialog),
);

interface TimelineLineProps {
  project: string;
  line: TimelineItem;
  mayAct: boolean;
  acting: IncidentActing;
}

/** One line: when, what kind, what, by whom; pinned, hidden and corrected ones say so. */
export function TimelineLine({ project, line, mayAct, acting }: TimelineLineProps) {
  const [isCorrecting, setCorrecting] = useState(false);
  const { id, at, kind, text, ref, by, isPinned, isHidden } = line;
  const { icon: Icon, word } = timelineLook(kind);
  const isOfPeople = by !== null;
  return (
    <li
      className={classNames(
        'grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 border-line border-b py-1.5 last:border-b-0',
        isPinned && 'bg-selected',
        isHidden && 'opacity-70',
      )}
    >
      <Time at={at} style="time" className="pt-px text-muted tabular-nums" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 text-small text-muted">
          <span className="inline-flex items-center gap-1">
            <Icon aria-hidden className="size-3.5 shrink-0" />
            {word}
          </span>
          {by === null ? null : <span>{by}</span>}
          {isPinned ? (
            <span className="inline-flex items-center gap-1 text-accent">
              <Pin aria-hidden className="size-3" />
              pinned
            </span>
          ) : null}
          {isHidden ? <span>hidden</span> : null}
        </p>
        <p
          className={classNames(
            'whitespace-pre-wrap break-words',
            isOfPeople && kind === 'note' && 'font-medium',
          )}
        >
          {ref?.path ? (
            <Link
              href={projectPath(project, ref.path)}
              className="hover:text-accent hover:underline"
            >
              {text}
            </Link>
          ) : (
            text
          )}
        </p>
        <History line={line} />
      </div>
      {mayAct ? (
        <DropdownMenu
          align="end"
          trigger={<IconButton icon={Ellipsis} label={`What to do with: ${text.slice(0, 60)}`} />}
        >
          <MenuItem
            icon={isPinned ? PinOff : Pin}
            onSelect={() => acting.mutate({ action: isPinned ? 'unpin' : 'pin', item: id })}
          >
            {isPinned ? 'Take the pin away' : 'Pin'}
          </MenuItem>
          <MenuItem
            icon={isHidden ? Eye : EyeOff}
            onSelect={() => acting.mutate({ action: isHidden ? 'show' : 'hide', item: id })}
          >
            {isHidden ? 'Show again' : 'Hide as noise'}
          </MenuItem>
          {kind === 'note' ? (
            <MenuItem icon={Pencil} onSelect={() => setCorrecting(true)}>
              Correct
            </MenuItem>
          ) : null}
        </DropdownMenu>
      ) : null}
      {isCorrecting ? (
        <CorrectDialog line={line} acting={acting} onClose={() => setCorrecting(false)} />
      ) : null}
    </li>
  );
}

const DID: Record<string, string> = {
  pin: 'pinned it',
  unpin: 'took the pin away',
  hide: 'hid it',
  show: 'showed it again',
  correct: 'corrected it',
};

/** What people did to the line, folded away. */
function History({ line: { history } }: { line: TimelineItem }) {
  const corrected = history.some(({ action }) => action === 'correct');
  if (history.length === 0) return null;
  return (
    <details className="text-small text-muted">
      <summary className="cursor-pointer">{corrected ? 'corrected' : 'history'}</summary>
      <ul>
        {history.map(({ at, by, action, before }) => (
          <li key={`${at} ${action}`}>
            <Time at={at} style="date-time" /> {by} {DID[action] ?? action}
            {before === null ? null : (
              <>
                ; before: <span className="break-words">{before}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

import { BellOff, CircleCheck, UserCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Kbd } from '@/components/ui/kbd';
import type { AlertActionInput } from '@/domain/alerting/alert-action-schema';
import { SnoozeMenu } from './snooze-menu';

interface SelectionBarProps {
  count: number;
  pending: boolean;
  act: (input: AlertActionInput) => void;
  onSilence: () => void;
  onClear: () => void;
}

/** What can be done with all that is selected. */
export function SelectionBar({ count, pending, act, onSilence, onClear }: SelectionBarProps) {
  return (
    <Bar label="Selected alerts" onClear={onClear} clear="Select none">
      <span role="status" className="font-medium">
        {count} selected
      </span>
      <Button variant="primary" pending={pending} onClick={() => act({ action: 'acknowledge' })}>
        <UserCheck aria-hidden />
        Acknowledge
      </Button>
      <SnoozeMenu onSnooze={(minutes) => act({ action: 'snooze', minutes })} />
      <Button onClick={() => act({ action: 'resolve' })}>
        <CircleCheck aria-hidden />
        Close
      </Button>
      <Button onClick={onSilence}>
        <BellOff aria-hidden />
        Silence
      </Button>
    </Bar>
  );
}

interface ReviewBarProps {
  count: number;
  act: (input: AlertActionInput) => void;
  onClear: () => void;
}

const REVIEWS = [
  { review: 'actionable', label: 'Actionable', keys: '1' },
  { review: 'noise', label: 'Noise', keys: '2' },
  { review: 'duplicate', label: 'Duplicate', keys: '3' },
] as const;

/** After an acknowledgement or a close: whether it was worth it, with one key. */
export function ReviewBar({ count, act, onClear }: ReviewBarProps) {
  return (
    <Bar label="Did it help?" onClear={onClear} clear="Not now">
      <span>{count === 1 ? 'Was it worth it?' : `Were the ${count} worth it?`}</span>
      {REVIEWS.map(({ review, label, keys }) => (
        <Button key={review} onClick={() => act({ action: 'review', review })}>
          {label}
          <Kbd keys={keys} />
        </Button>
      ))}
    </Bar>
  );
}

function Bar({
  label,
  clear,
  onClear,
  children,
}: {
  label: string;
  clear: string;
  onClear: () => void;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className="sticky top-(--page-header,0px) z-20 flex flex-wrap items-center gap-2 border-line border-b bg-raised px-gutter py-2"
    >
      {children}
      <IconButton label={clear} icon={X} className="ml-auto" onClick={onClear} />
    </section>
  );
}

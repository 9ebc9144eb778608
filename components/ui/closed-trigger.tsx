import { cloneElement, type ReactElement } from 'react';
import type { Part } from './use-part';

interface TriggerProps {
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-expanded'?: boolean;
  'data-state'?: string;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onClick?: (event: { detail: number; preventDefault: () => void }) => void;
  onKeyDown?: (event: { key: string; preventDefault: () => void }) => void;
}

interface ClosedTriggerProps {
  trigger: ReactElement;
  opens: 'menu' | 'dialog';
  /** Fetched as soon as somebody is about to press. */
  part: Part<unknown>;
  /** `byKey`: somebody who uses the keyboard wants to be at the first thing in it. */
  onOpen: (byKey: boolean) => void;
}

/** What opens something whose script is not here yet. */
export function ClosedTrigger({ trigger, opens, part, onOpen }: ClosedTriggerProps) {
  const prepare = () => void part.fetch().catch(() => undefined);
  return cloneElement(trigger as ReactElement<TriggerProps>, {
    'aria-haspopup': opens,
    'aria-expanded': false,
    'data-state': 'closed',
    onPointerEnter: prepare,
    onFocus: prepare,
    // A click that no pointer made was made by Enter or Space.
    onClick: (event) => onOpen(event.detail === 0),
    onKeyDown: (event) => {
      if (opens !== 'menu' || event.key !== 'ArrowDown') return;
      event.preventDefault();
      onOpen(true);
    },
  });
}

import { cloneElement, type ReactElement } from 'react';
import { both } from './both';
import type { Part } from './use-part';

interface TriggerProps {
  'aria-haspopup'?: 'menu' | 'dialog' | undefined;
  'aria-expanded'?: boolean | undefined;
  'data-state'?: string | undefined;
  onPointerEnter?: ((event: never) => void) | undefined;
  onFocus?: ((event: never) => void) | undefined;
  onClick?: ((event: never) => void) | undefined;
  onKeyDown?: ((event: never) => void) | undefined;
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
  const given = trigger.props as TriggerProps;
  return cloneElement(trigger as ReactElement<TriggerProps>, {
    'aria-haspopup': opens,
    'aria-expanded': false,
    'data-state': 'closed',
    onPointerEnter: both(given.onPointerEnter, prepare),
    onFocus: both(given.onFocus, prepare),
    // A click that no pointer made was made by Enter or Space.
    onClick: both(given.onClick, (event: { detail: number }) => onOpen(event.detail === 0)),
    onKeyDown: both(given.onKeyDown, (event: { key: string; preventDefault: () => void }) => {
      if (opens !== 'menu' || event.key !== 'ArrowDown') return;
      event.preventDefault();
      onOpen(true);
    }),
  });
}

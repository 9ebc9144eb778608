'use client';
import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { both } from './both';
import { Kbd } from './kbd';
import { placeBeside, type Side } from './place-beside';

interface Handlers {
  'aria-describedby'?: string | undefined;
  onPointerEnter?: ((event: never) => void) | undefined;
  onPointerLeave?: ((event: never) => void) | undefined;
  onPointerDown?: ((event: never) => void) | undefined;
  onFocus?: ((event: never) => void) | undefined;
  onBlur?: ((event: never) => void) | undefined;
}

interface TooltipProps {
  text: ReactNode;
  shortcut?: string | undefined;
  side?: Side | undefined;
  /** One element that takes focus: what the text is about. */
  children: ReactElement<Handlers>;
}

const OPENS_AFTER_MS = 400;
/** Time to reach the text with the pointer, and in which the next one opens at once. */
const STAYS_MS = 200;
let lastClosedAt = 0;

/** A name or a hint, never the only place where something is said: touch screens do not hover. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const after = (ms: number, act: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, ms);
  };
  const close = () => {
    clearTimeout(timer.current);
    if (anchor) lastClosedAt = Date.now();
    setAnchor(null);
  };
  const enter = ({ currentTarget, nativeEvent }: SyntheticEvent) => {
    if (nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch') return;
    const soon = Date.now() - lastClosedAt < STAYS_MS;
    after(soon ? 0 : OPENS_AFTER_MS, () => setAnchor(currentTarget));
  };
  const focus = ({ currentTarget }: SyntheticEvent) => {
    if (currentTarget.matches(':focus-visible')) setAnchor(currentTarget);
  };
  const given = children.props;
  return (
    <>
      {cloneElement(children, {
        'aria-describedby': anchor ? id : given['aria-describedby'],
        onPointerEnter: both(given.onPointerEnter, enter),
        onPointerLeave: both(given.onPointerLeave, () => after(STAYS_MS, close)),
        onPointerDown: both(given.onPointerDown, close),
        onFocus: both(given.onFocus, focus),
        onBlur: both(given.onBlur, close),
      })}
      {anchor ? (
        <TooltipText
          id={id}
          anchor={anchor}
          side={side}
          onEnter={() => clearTimeout(timer.current)}
          onClose={close}
        >
          {text}
          {shortcut ? <Kbd keys={shortcut} /> : null}
        </TooltipText>
      ) : null}
    </>
  );
}

interface TooltipTextProps {
  id: string;
  anchor: Element;
  side: Side;
  onEnter: () => void;
  onClose: () => void;
  children: ReactNode;
}

function TooltipText({ id, anchor, side, onEnter, onClose, children }: TooltipTextProps) {
  useEffect(() => {
    // At the window, so before whatever else Escape would close (WCAG 1.4.13).
    const dismiss = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    window.addEventListener('keydown', dismiss, { capture: true });
    window.addEventListener('scroll', onClose, { capture: true, passive: true });
    return () => {
      window.removeEventListener('keydown', dismiss, { capture: true });
      window.removeEventListener('scroll', onClose, { capture: true });
    };
  }, [onClose]);
  return createPortal(
    <div
      id={id}
      role="tooltip"
      ref={(shown) => {
        if (shown) placeBeside(shown, anchor, side);
      }}
      onPointerEnter={onEnter}
      onPointerLeave={onClose}
      className="fixed top-0 left-0 z-50 flex w-max max-w-72 animate-appear items-center gap-2 rounded-md bg-raised px-2 py-1 text-small text-ink shadow-float"
    >
      {children}
    </div>,
    document.body,
  );
}

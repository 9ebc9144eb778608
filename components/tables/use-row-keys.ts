'use client';
import { type KeyboardEvent, type RefObject, useCallback, useRef } from 'react';
import { useShortcut } from '@/components/layout/use-shortcut';

interface RowKeysOptions {
  /** The heading in the help: "Queues". */
  scope: string;
  /** Whether j and k walk this table; arrows always do once a row has the focus. */
  enabled: boolean;
  count: number;
  bodyRef: RefObject<HTMLElement | null>;
  scrollTo: (index: number) => void;
}

/** How far each key moves; the ends are as far as anything can be. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 20,
  PageUp: -20,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Walking rows by keyboard: the row's own link takes the focus, so that Enter opens it. */
export function useRowKeys({ scope, enabled, count, bodyRef, scrollTo }: RowKeysOptions) {
  const lastFocused = useRef(-1);
  const focusRow = useCallback(
    (index: number) => {
      lastFocused.current = index;
      scrollTo(index);
      // The row may only be drawn after the scroll.
      requestAnimationFrame(() =>
        bodyRef.current
          ?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-link]`)
          ?.focus(),
      );
    },
    [bodyRef, scrollTo],
  );
  const move = (step: number) => {
    const row = document.activeElement?.closest<HTMLElement>('[data-index]');
    const at =
      row && bodyRef.current?.contains(row) ? Number(row.dataset.index) : lastFocused.current;
    if (count > 0) focusRow(Math.min(count - 1, Math.max(0, at + step)));
  };
  useShortcut(scope, enabled ? 'j' : null, 'Next row', () => move(1));
  useShortcut(scope, enabled ? 'k' : null, 'Previous row', () => move(-1));
  return (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const onLink =
      event.target instanceof HTMLElement && event.target.dataset.rowLink !== undefined;
    if (!onLink || step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(step);
  };
}

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
  scrollToRef: RefObject<((index: number) => void) | null>;
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
export function useRowKeys({ scope, enabled, count, bodyRef, scrollToRef }: RowKeysOptions) {
  const lastFocused = useRef(-1);
  /** The row that takes the focus once it is drawn: the next key goes on from there. */
  const pending = useRef<number | null>(null);
  const focusRow = useCallback(
    (index: number) => {
      const focus = () => {
        const link = bodyRef.current?.querySelector<HTMLElement>(
          `[data-index="${index}"] [data-row-link]`,
        );
        link?.focus();
        return link != null;
      };
      lastFocused.current = index;
      scrollToRef.current?.(index);
      // At once where the row is drawn, or Enter that follows quickly would press nothing.
      if (focus()) {
        pending.current = null;
        return;
      }
      pending.current = index;
      requestAnimationFrame(() => {
        if (pending.current !== index) return;
        pending.current = null;
        focus();
      });
    },
    [bodyRef, scrollToRef],
  );
  const move = (step: number) => {
    const row = document.activeElement?.closest<HTMLElement>('[data-index]');
    const focused = row && bodyRef.current?.contains(row) ? Number(row.dataset.index) : null;
    const at = pending.current ?? focused ?? lastFocused.current;
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

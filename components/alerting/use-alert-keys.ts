'use client';
import { type RefObject, useCallback } from 'react';
import { useShortcut } from '@/components/layout/use-shortcut';

interface AlertKeys {
  listRef: RefObject<HTMLElement | null>;
  mayAct: boolean;
  onAcknowledge: (id: string) => void;
  onResolve: (id: string) => void;
}

/** j and k walk the inbox, Enter opens (the alert's link has the focus), a acknowledges, r closes. */
export function useAlertKeys({ listRef, mayAct, onAcknowledge, onResolve }: AlertKeys): void {
  const move = useCallback(
    (step: number) => {
      const links = [
        ...(listRef.current?.querySelectorAll<HTMLElement>('[data-alert-link]') ?? []),
      ];
      const focused = document.activeElement;
      const at = focused instanceof HTMLElement ? links.indexOf(focused) : -1;
      links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
    },
    [listRef],
  );
  const act = (run: (id: string) => void) => {
    const row = document.activeElement?.closest<HTMLElement>('[data-alert]');
    const id = row?.dataset.alert;
    if (id !== undefined) run(id);
  };
  useShortcut('Alerts', 'j', 'Next alert', () => move(1));
  useShortcut('Alerts', 'k', 'Previous alert', () => move(-1));
  useShortcut('Alerts', mayAct ? 'a' : null, 'Acknowledge the alert', () => act(onAcknowledge));
  useShortcut('Alerts', mayAct ? 'r' : null, 'Close the alert', () => act(onResolve));
}

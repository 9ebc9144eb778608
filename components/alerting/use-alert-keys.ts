'use client';
import { type RefObject, useCallback } from 'react';
import { useShortcut } from '@/components/layout/use-shortcut';
import type { AlertActionInput } from '@/domain/alerting/alert-action-schema';
import type { useInboxActions } from './use-inbox-actions';

interface AlertKeys {
  listRef: RefObject<HTMLElement | null>;
  mayAct: boolean;
  inbox: ReturnType<typeof useInboxActions>;
}

/**
 * j and k walk the inbox, Enter opens (the alert's link has the focus), x selects, a acknowledges, r closes, 1 2 3 say
 * whether it helped. What is selected goes before what has the focus, and that before what was done last.
 */
export function useAlertKeys({ listRef, mayAct, inbox }: AlertKeys): void {
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
  const meant = () => {
    if (inbox.selected.size > 0) return [...inbox.selected];
    const row = document.activeElement?.closest<HTMLElement>('[data-alert]');
    return row?.dataset.alert === undefined ? [] : [row.dataset.alert];
  };
  const act = (input: AlertActionInput) => inbox.act(meant(), input);
  const review = (word: 'actionable' | 'noise' | 'duplicate') => {
    const ids = inbox.asked.length > 0 ? inbox.asked : meant();
    inbox.act(ids, { action: 'review', review: word });
  };
  const key = (keys: string) => (mayAct ? keys : null);
  useShortcut('Alerts', 'j', 'Next alert', () => move(1));
  useShortcut('Alerts', 'k', 'Previous alert', () => move(-1));
  useShortcut('Alerts', key('x'), 'Select the alert', () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-alert]');
    if (row?.dataset.alert !== undefined) inbox.toggle(row.dataset.alert);
  });
  useShortcut('Alerts', key('a'), 'Acknowledge', () => act({ action: 'acknowledge' }));
  useShortcut('Alerts', key('r'), 'Close', () => act({ action: 'resolve' }));
  useShortcut('Alerts', key('1'), 'Mark as actionable', () => review('actionable'));
  useShortcut('Alerts', key('2'), 'Mark as noise', () => review('noise'));
  useShortcut('Alerts', key('3'), 'Mark as duplicate', () => review('duplicate'));
}

'use client';
import { useState } from 'react';
import type { AlertActionInput } from '@/domain/alerting/alert-action-schema';
import { useAlertAction } from './use-alert-action';
import { useBulkAction } from './use-bulk-action';

/** What is selected in the inbox, what is done with it, and what was done last, which wants a review. */
export function useInboxActions(project: string) {
  const one = useAlertAction(project);
  const many = useBulkAction(project);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  /** Those acknowledged or closed last: one key says whether they helped. */
  const [asked, setAsked] = useState<readonly string[]>([]);
  const act = (ids: readonly string[], input: AlertActionInput) => {
    const [only] = ids;
    if (only === undefined) return;
    if (ids.length === 1) one.mutate({ id: only, input });
    else many.mutate({ ids, input });
    const { action } = input;
    setAsked(action === 'acknowledge' || action === 'resolve' ? ids : []);
    if (action !== 'review') setSelected(new Set());
  };
  const toggle = (id: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return {
    act,
    selected,
    toggle,
    select: (ids: readonly string[]) => setSelected(new Set(ids)),
    asked,
    stopAsking: () => setAsked([]),
    isPending: (id: string) => one.isPending && one.variables.id === id,
    isBusy: many.isPending,
  };
}

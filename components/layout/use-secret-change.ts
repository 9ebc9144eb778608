'use client';
import { useState } from 'react';
import { type ChangeOptions, useChange } from './use-change';

/** A change whose answer is shown this once, in a dialog: it leaves the page's memory when the dialog closes. */
export function useSecretChange<I = void, R = unknown>(options: ChangeOptions<I, R>) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<R | null>(null);
  const change = useChange<I, R>({
    ...options,
    onDone: (result, input) => {
      setMade(result);
      options.onDone?.(result, input);
    },
  });
  const onOpenChange = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setMade(null);
    change.reset();
  };
  return { change, made, open, onOpenChange };
}

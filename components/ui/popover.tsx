'use client';
import { useState } from 'react';
import { ClosedTrigger } from './closed-trigger';
import type { PopoverProps } from './popover-window';
import { part, usePart } from './use-part';

const popoverWindow = part(() => import('./popover-window').then((file) => file.PopoverWindow));

/** Something small over the page, opened by its trigger; its script comes when somebody is about to open one. */
export function Popover(props: PopoverProps) {
  const { trigger, open, onOpenChange } = props;
  const [asked, setAsked] = useState(open === true);
  if (open && !asked) setAsked(true);
  const Window = usePart(popoverWindow, asked, () => {
    setAsked(false);
    onOpenChange?.(false);
  });
  if (Window) return <Window {...props} />;
  return (
    <ClosedTrigger
      trigger={trigger}
      opens="dialog"
      part={popoverWindow}
      onOpen={() => {
        setAsked(true);
        onOpenChange?.(true);
      }}
    />
  );
}

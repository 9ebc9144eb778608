'use client';
import { useState } from 'react';
import { ClosedTrigger } from './closed-trigger';
import type { PopoverProps } from './popover-window';
import { type Part, part, usePart, withIts } from './use-part';

const popoverWindow = part(() => import('./popover-window').then((file) => file.PopoverWindow));

interface Props extends PopoverProps {
  /** The script of what stands in it, fetched with its own. The same at every render. */
  needs?: Part<unknown> | undefined;
}

/** Something small over the page, opened by its trigger; its script comes when somebody is about to open one. */
export function Popover({ needs, ...props }: Props) {
  const { trigger, open, onOpenChange } = props;
  const [wanted] = useState(() => (needs ? withIts(popoverWindow, needs) : popoverWindow));
  const [asked, setAsked] = useState(open === true);
  if (open && !asked) setAsked(true);
  const Window = usePart(wanted, asked, () => {
    setAsked(false);
    onOpenChange?.(false);
  });
  if (Window) return <Window {...props} />;
  return (
    <ClosedTrigger
      trigger={trigger}
      opens="dialog"
      part={wanted}
      onOpen={() => {
        setAsked(true);
        onOpenChange?.(true);
      }}
    />
  );
}

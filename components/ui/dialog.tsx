'use client';
import { type ComponentProps, createContext, isValidElement, useContext, useState } from 'react';
import { ClosedTrigger } from './closed-trigger';
import type { DialogProps } from './dialog-window';
import { part, usePart } from './use-part';

type Window = typeof import('./dialog-window');

const dialogWindow = part<Window>(() => import('./dialog-window'));
const WindowContext = createContext<Window | null>(null);

/**
 * A question that has to be answered before going on. For something to look at beside the page use a Drawer. Its script
 * comes when somebody is about to open one.
 */
export function Dialog(props: DialogProps) {
  const { trigger, open, onOpenChange } = props;
  const [asked, setAsked] = useState(open === true);
  if (open && !asked) setAsked(true);
  const loaded = usePart(dialogWindow, asked, () => {
    setAsked(false);
    onOpenChange?.(false);
  });
  if (loaded) {
    return (
      <WindowContext value={loaded}>
        <loaded.DialogWindow {...props} />
      </WindowContext>
    );
  }
  if (!isValidElement(trigger)) return null;
  return (
    <ClosedTrigger
      trigger={trigger}
      opens="dialog"
      part={dialogWindow}
      onOpen={() => {
        setAsked(true);
        onOpenChange?.(true);
      }}
    />
  );
}

/** Closes the dialog that it stands in. */
export function DialogClose(props: ComponentProps<Window['DialogClose']>) {
  const loaded = useContext(WindowContext);
  return loaded ? <loaded.DialogClose {...props} /> : null;
}

'use client';
import { useState } from 'react';
import type { DrawerProps } from './drawer-window';
import { part, usePart } from './use-part';

const drawerWindow = part(() => import('./drawer-window').then((file) => file.DrawerWindow));

/** Details beside the page. On a narrow screen it covers the page. Its script comes when one is first opened. */
export function Drawer(props: DrawerProps) {
  const { open, onOpenChange } = props;
  const [asked, setAsked] = useState(open);
  if (open && !asked) setAsked(true);
  const Window = usePart(drawerWindow, asked, () => {
    setAsked(false);
    onOpenChange(false);
  });
  return Window ? <Window {...props} /> : null;
}

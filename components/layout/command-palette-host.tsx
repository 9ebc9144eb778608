'use client';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { whenOpened } from '@/components/ui/when-opened';

interface CommandPaletteControl {
  open: () => void;
  openHelp: () => void;
  toggle: () => void;
}

const PaletteContext = createContext<CommandPaletteControl | null>(null);

const CommandPalette = whenOpened(() =>
  import('./command-palette').then((file) => file.CommandPalette),
);
const ShortcutHelp = whenOpened(() => import('./shortcut-help').then((file) => file.ShortcutHelp));

export function useCommandPalette(): CommandPaletteControl {
  const control = useContext(PaletteContext);
  if (!control) throw new Error('useCommandPalette needs a CommandPaletteHost above it');
  return control;
}

type Shown = 'palette' | 'help' | null;

export function CommandPaletteHost({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown>(null);
  const control = useMemo<CommandPaletteControl>(
    () => ({
      open: () => setShown('palette'),
      openHelp: () => setShown('help'),
      toggle: () => setShown((before) => (before === 'palette' ? null : 'palette')),
    }),
    [],
  );
  const close = () => setShown(null);
  return (
    <PaletteContext value={control}>
      {children}
      {shown === 'palette' ? <CommandPalette onClose={close} /> : null}
      {shown === 'help' ? <ShortcutHelp onClose={close} /> : null}
    </PaletteContext>
  );
}

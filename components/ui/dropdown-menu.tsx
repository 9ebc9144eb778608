'use client';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { createContext, useContext, useState } from 'react';
import { ClosedTrigger } from './closed-trigger';
import { type Part, part, usePart, withIts } from './use-part';

type Parts = typeof import('./menu-parts');

const menuParts = part<Parts>(() => import('./menu-parts'));
const PartsContext = createContext<Parts | null>(null);

function useParts(): Parts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error('This stands in a DropdownMenu only');
  return parts;
}

interface DropdownMenuProps {
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end' | undefined;
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  className?: string | undefined;
  /** The script of what stands in it, fetched with its own. The same at every render. */
  needs?: Part<unknown> | undefined;
  children: ReactNode;
}

/** A menu; its script comes when somebody is about to open one. */
export function DropdownMenu({ trigger, needs, ...rest }: DropdownMenuProps) {
  const [wanted] = useState(() => (needs ? withIts(menuParts, needs) : menuParts));
  const [opened, setOpened] = useState<'no' | 'by pointer' | 'by key'>('no');
  const parts = usePart(wanted, opened !== 'no', () => setOpened('no'));
  if (!parts) {
    return (
      <ClosedTrigger
        trigger={trigger}
        opens="menu"
        part={wanted}
        onOpen={(byKey) => setOpened(byKey ? 'by key' : 'by pointer')}
      />
    );
  }
  return (
    <PartsContext value={parts}>
      <parts.Menu {...rest} trigger={trigger} atFirst={opened === 'by key'} />
    </PartsContext>
  );
}

export function MenuItem(props: ComponentProps<Parts['Item']>) {
  const { Item } = useParts();
  return <Item {...props} />;
}

export function MenuCheckItem(props: ComponentProps<Parts['CheckItem']>) {
  const { CheckItem } = useParts();
  return <CheckItem {...props} />;
}

export function MenuRadioItem(props: ComponentProps<Parts['RadioItem']>) {
  const { RadioItem } = useParts();
  return <RadioItem {...props} />;
}

export function MenuRadioGroup(props: ComponentProps<Parts['RadioGroup']>) {
  const { RadioGroup } = useParts();
  return <RadioGroup {...props} />;
}

export function MenuLabel(props: ComponentProps<Parts['Label']>) {
  const { Label } = useParts();
  return <Label {...props} />;
}

export function MenuSeparator() {
  const { Separator } = useParts();
  return <Separator />;
}

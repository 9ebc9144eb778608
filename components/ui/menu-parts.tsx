'use client';
import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import { type ComponentProps, type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names';
import { Kbd } from './kbd';

interface MenuProps {
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end' | undefined;
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  className?: string | undefined;
  /** Whether the first thing in it has the focus when it is drawn first. */
  atFirst: boolean;
  children: ReactNode;
}

const itemClass =
  'flex min-h-7 cursor-pointer select-none items-center gap-2 rounded-sm px-2 outline-none data-[disabled]:pointer-events-none data-[highlighted]:bg-selected data-[disabled]:opacity-50 pointer-coarse:min-h-9';

/** Open when it is drawn first: its script came because somebody asked for it. */
export function Menu(props: MenuProps) {
  const { trigger, align = 'start', side = 'bottom', className, atFirst, children } = props;
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (atFirst) content.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  }, [atFirst]);
  return (
    // Not modal: the page stays readable and scrollable, and a click outside goes where it was meant to.
    <Primitive.Root modal={false} defaultOpen>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          ref={content}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={classNames(
            'z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 animate-appear overflow-y-auto rounded-md bg-raised p-1 shadow-float',
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

interface ItemProps extends ComponentProps<typeof Primitive.Item> {
  icon?: LucideIcon | undefined;
  shortcut?: string | undefined;
  danger?: boolean | undefined;
}

export function Item(props: ItemProps) {
  const { icon: Icon, shortcut, danger, asChild, className, children, ...rest } = props;
  const look = classNames(itemClass, danger && 'text-critical', className);
  if (asChild) {
    return (
      <Primitive.Item asChild {...rest} className={look}>
        {children}
      </Primitive.Item>
    );
  }
  return (
    <Primitive.Item {...rest} className={look}>
      {Icon ? <Icon aria-hidden className="size-3.5 shrink-0 text-muted" /> : null}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </Primitive.Item>
  );
}

export function CheckItem({ children, ...rest }: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem {...rest} className={itemClass}>
      <CheckSlot />
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Primitive.CheckboxItem>
  );
}

export function RadioItem({ children, ...rest }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem {...rest} className={itemClass}>
      <CheckSlot />
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Primitive.RadioItem>
  );
}

export const RadioGroup = Primitive.RadioGroup;

export function Label({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-2 py-1 text-small text-muted">{children}</Primitive.Label>;
}

export function Separator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
}

function CheckSlot() {
  return (
    <span className="size-3.5 shrink-0">
      <Primitive.ItemIndicator>
        <Check aria-hidden className="size-3.5 text-accent" />
      </Primitive.ItemIndicator>
    </span>
  );
}

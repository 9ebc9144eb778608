'use client';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { CloseButton } from './close-button';
import { ModalContent } from './modal-content';

export interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Buttons beside the title: copy, previous, next. */
  actions?: ReactNode | undefined;
  side?: 'right' | 'left' | 'bottom' | undefined;
  /** Leaves the page behind usable, so that the arrows can walk its rows while the details stay open. */
  modal?: boolean | undefined;
  wide?: boolean | undefined;
  children: ReactNode;
}

const places = {
  right: 'inset-y-0 right-0 w-full animate-slide-in border-line border-l',
  left: 'inset-y-0 left-0 w-72 max-w-[85vw] animate-appear border-line border-r',
  bottom: 'inset-x-0 bottom-0 max-h-[85dvh] animate-rise rounded-t-md border-line border-t',
};

/** Details beside the page. On a narrow screen it covers the page. */
export function DrawerWindow(props: DrawerProps) {
  const {
    open,
    onOpenChange,
    title,
    actions,
    side = 'right',
    modal = true,
    wide,
    children,
  } = props;
  const Content = modal ? ModalContent : Primitive.Content;
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Primitive.Portal>
        {modal ? (
          <Primitive.Overlay className="fixed inset-0 z-30 animate-appear bg-overlay" />
        ) : null}
        <Content
          aria-describedby={undefined}
          // Shortcuts of the page stay alive beside a drawer that leaves the page usable.
          data-beside={modal ? undefined : 'page'}
          // The panel and not its first button, whose tooltip would open and take the first Escape.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onInteractOutside={(event) => {
            if (!modal) event.preventDefault();
          }}
          className={classNames(
            'fixed z-30 flex flex-col bg-raised shadow-float outline-none',
            places[side],
            side === 'right' && (wide ? 'sm:max-w-3xl' : 'sm:max-w-xl'),
          )}
        >
          <header className="flex min-h-12 items-center gap-2 border-line border-b px-4 py-2">
            <Primitive.Title className="min-w-0 flex-1 truncate text-title">
              {title}
            </Primitive.Title>
            {actions}
            <CloseButton />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

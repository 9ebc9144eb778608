'use client';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { CloseButton } from './close-button';
import { ModalContent } from './modal-content';

export interface DialogProps {
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** What opens it; absent when something else holds the state. */
  trigger?: ReactNode | undefined;
  title: ReactNode;
  description?: ReactNode | undefined;
  /** The buttons at the bottom, the one that acts last. */
  footer?: ReactNode | undefined;
  wide?: boolean | undefined;
  children?: ReactNode | undefined;
}

/** The dialog itself. It is fetched when one is first opened, and open where nobody else holds that. */
export function DialogWindow(props: DialogProps) {
  const { open, onOpenChange, trigger, title, description, footer, wide, children } = props;
  const control = open === undefined ? { defaultOpen: true } : { open };
  return (
    <Primitive.Root {...control} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay" />
        <ModalContent
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={classNames(
            'fixed inset-x-0 bottom-0 z-40 mx-auto flex max-h-[90dvh] w-full animate-rise flex-col rounded-t-md bg-raised shadow-float sm:top-[12vh] sm:bottom-auto sm:max-h-[76vh] sm:rounded-md',
            wide ? 'sm:max-w-3xl' : 'sm:max-w-md',
          )}
        >
          <header className="flex items-start gap-3 px-4 pt-3 pb-2">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-title">{title}</Primitive.Title>
              {description ? (
                <Primitive.Description className="text-muted">{description}</Primitive.Description>
              ) : null}
            </div>
            <CloseButton />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-4">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">
              {footer}
            </footer>
          ) : null}
        </ModalContent>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export const DialogClose = Primitive.Close;

'use client';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button';
import { Dialog, DialogClose } from './dialog';

interface SecretDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactElement;
  /** Before: what is about to be made, and the button that makes it. */
  asked: {
    title: string;
    description: string;
    action: string;
    /** The form that the button sends; without one `onAct` does it. */
    form?: string | undefined;
    onAct?: (() => void) | undefined;
    danger?: boolean | undefined;
    pending: boolean;
    content?: ReactNode | undefined;
  };
  /** Afterwards: what is shown this once; null before. */
  made: { title: string; description: string; content: ReactNode } | null;
  /** On the button that closes it afterwards. */
  close?: string | undefined;
  /** Room for more than a field or two in what is made. */
  wideWhenMade?: boolean | undefined;
}

/** Two steps in one place: what shall be made, then the secret that came of it, which is never shown again. */
export function SecretDialog(props: SecretDialogProps) {
  const { open, onOpenChange, trigger, asked, made, close = 'I have copied it' } = props;
  const { title, description, content } = made ?? asked;
  return (
    <Dialog
      wide={made !== null && props.wideWhenMade === true}
      open={open}
      onOpenChange={onOpenChange}
      trigger={trigger}
      title={title}
      description={description}
      footer={
        made ? (
          <DialogClose asChild>
            <Button variant="primary">{close}</Button>
          </DialogClose>
        ) : (
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              {...(asked.form === undefined ? {} : { type: 'submit', form: asked.form })}
              variant={asked.danger ? 'danger' : 'primary'}
              pending={asked.pending}
              onClick={asked.onAct}
            >
              {asked.action}
            </Button>
          </>
        )
      }
    >
      {content}
    </Dialog>
  );
}

'use client';
import { type ReactNode, useId } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';

interface FormDialogProps {
  title: ReactNode;
  description?: ReactNode | undefined;
  wide?: boolean | undefined;
  /** How the fields stand. */
  className: string;
  pending: boolean;
  /** What the button that saves says; Save when left out. */
  save?: string | undefined;
  /** What it does cannot be taken back. */
  danger?: boolean | undefined;
  /** The button that opens it, and whether it did; without them it is open for as long as it is there. */
  trigger?: ReactNode | undefined;
  open?: boolean | undefined;
  onOpen?: (() => void) | undefined;
  onSave: (data: FormData) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: saved as a whole, or left. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    description,
    wide,
    className,
    pending,
    save = 'Save',
    danger = false,
    trigger,
    open = true,
    onOpen,
    onSave,
    onClose,
    children,
  } = props;
  const form = useId();
  return (
    <Dialog
      open={open}
      trigger={trigger}
      wide={wide}
      onOpenChange={(next) => (next ? onOpen?.() : onClose())}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant={danger ? 'danger' : 'primary'}
            pending={pending}
          >
            {save}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          onSave(new FormData(event.currentTarget));
        }}
        className={className}
      >
        {children}
      </form>
    </Dialog>
  );
}

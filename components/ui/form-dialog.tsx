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
  onSave: (data: FormData) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog that is there for as long as it is open: saved as a whole, or left. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    description,
    wide,
    className,
    pending,
    save = 'Save',
    onSave,
    onClose,
    children,
  } = props;
  const form = useId();
  return (
    <Dialog
      open
      wide={wide}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
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

'use client';
import type { QueryKey } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog, DialogClose } from '@/components/ui/dialog';

interface AddTargetDialogProps<I, R> {
  /** On the button that opens it. */
  label: string;
  title: string;
  description: string;
  inputOf: (form: FormData) => I;
  add: (input: I) => Promise<R>;
  /** What has to be read again afterwards. */
  refresh: QueryKey;
  done: (input: I, result: R) => string;
  /** The fields, with what was wrong with them. */
  fields: (error: unknown) => ReactNode;
}

const FORM = 'add-target';

/** Adds where notices go; of a webhook, it then shows the secret that it is signed with, this once. */
export function AddTargetDialog<I, R extends { signingSecret: string | null }>({
  label,
  title,
  description,
  inputOf,
  add,
  refresh,
  done,
  fields,
}: AddTargetDialogProps<I, R>) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const adding = useChange<I, R>({
    change: add,
    refresh,
    done,
    onDone: ({ signingSecret }) =>
      signingSecret === null ? change(false) : setSecret(signingSecret),
  });
  const change = (next: boolean) => {
    setOpen(next);
    // The secret leaves the page's memory with the dialog.
    setSecret(null);
    adding.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    adding.mutate(inputOf(new FormData(event.currentTarget)));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          {label}
        </Button>
      }
      title={secret === null ? title : 'Copy the signing secret now'}
      description={
        secret === null
          ? description
          : 'Each request is signed with it. It is kept encrypted and shown this once.'
      }
      footer={
        secret === null ? (
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={FORM} variant="primary" pending={adding.isPending}>
              Add
            </Button>
          </>
        ) : (
          <DialogClose asChild>
            <Button variant="primary">I have copied it</Button>
          </DialogClose>
        )
      }
    >
      {secret === null ? (
        <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
          {fields(adding.error)}
        </form>
      ) : (
        <CodeBlock label="Signing secret" code={secret} wrap />
      )}
    </Dialog>
  );
}

'use client';
import type { QueryKey } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { useSecretChange } from '@/components/layout/use-secret-change';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { SecretDialog } from '@/components/ui/secret-dialog';

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
  const adding = useSecretChange<I, R>({
    change: add,
    refresh,
    done,
    onDone: ({ signingSecret }) => signingSecret === null && adding.onOpenChange(false),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    adding.change.mutate(inputOf(new FormData(event.currentTarget)));
  };
  const secret = adding.made?.signingSecret ?? null;
  return (
    <SecretDialog
      open={adding.open}
      onOpenChange={adding.onOpenChange}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          {label}
        </Button>
      }
      asked={{
        title,
        description,
        action: 'Add',
        form: FORM,
        pending: adding.change.isPending,
        content: (
          <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
            {fields(adding.change.error)}
          </form>
        ),
      }}
      made={
        secret === null
          ? null
          : {
              title: 'Copy the signing secret now',
              description:
                'Each request is signed with it. It is kept encrypted and shown this once.',
              content: <CodeBlock label="Signing secret" code={secret} wrap />,
            }
      }
    />
  );
}

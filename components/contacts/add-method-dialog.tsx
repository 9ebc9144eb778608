'use client';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import {
  CONTACT_KINDS,
  CONTACT_MEANINGS,
  type ContactKind,
} from '@/domain/notifications/contact-method';
import { contactQueries, contactRequests } from './contact-queries';

const FORM = 'add-contact-method';
const KINDS = CONTACT_KINDS.map((value) => ({ value, label: CONTACT_MEANINGS[value].name }));
const kindOf = (text: unknown): ContactKind => CONTACT_KINDS.find((one) => one === text) ?? 'email';

/** A further way to be reached; of a webhook, then the secret that it is signed with, which is shown this once. */
export function AddMethodDialog() {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const add = useChange({
    change: contactRequests.add,
    refresh: contactQueries.list().queryKey,
    done: ({ address }, { isVerified }) =>
      isVerified ? `${address} is added` : 'A code is on its way. Enter it below.',
    onDone: ({ signingSecret }) =>
      signingSecret === null ? change(false) : setSecret(signingSecret),
  });
  const change = (next: boolean) => {
    setOpen(next);
    // The secret leaves the page's memory with the dialog.
    setSecret(null);
    add.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    add.mutate({ kind: kindOf(given.get('kind')), name: text('name'), address: text('address') });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Add
        </Button>
      }
      title={secret === null ? 'Add a way to reach you' : 'Copy the signing secret now'}
      description={
        secret === null
          ? 'For you alone, in every project that pages you. Once one is in use, your account’s e-mail is told only if you add it too.'
          : 'Each request is signed with it. It is kept encrypted and shown this once.'
      }
      footer={
        secret === null ? (
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={FORM} variant="primary" pending={add.isPending}>
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
        <form id={FORM} onSubmit={submit}>
          <MethodFields error={add.error} />
        </form>
      ) : (
        <CodeBlock label="Signing secret" code={secret} wrap />
      )}
    </Dialog>
  );
}

function MethodFields({ error }: { error: unknown }) {
  const [kind, setKind] = useState<ContactKind>('email');
  const { needs, addressLabel, address, name } = CONTACT_MEANINGS[kind];
  return (
    <div className="flex flex-col gap-4">
      <FormProblem problem={wholeProblem(error, ['kind', 'name', 'address'])} />
      <Field label="Kind" hint={needs}>
        <Select
          name="kind"
          options={KINDS}
          value={kind}
          onChange={({ target }) => setKind(kindOf(target.value))}
        />
      </Field>
      <Field label="Name" hint="Empty: its kind." error={fieldProblem(error, 'name')}>
        <Input name="name" maxLength={80} autoComplete="off" placeholder={name} />
      </Field>
      <Field
        label={addressLabel}
        hint={
          kind === 'email'
            ? undefined
            : 'Kept encrypted: whoever knows it can post. Only its host is shown again.'
        }
        error={fieldProblem(error, 'address')}
      >
        <Input
          key={kind}
          name="address"
          required
          mono={kind !== 'email'}
          placeholder={address}
          autoComplete={kind === 'email' ? 'email' : 'off'}
        />
      </Field>
    </div>
  );
}

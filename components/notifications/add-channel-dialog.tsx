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
import { CHANNEL_KINDS, CHANNEL_MEANINGS, type ChannelKind } from '@/domain/notifications/channel';
import type { CreateChannelInput } from '@/domain/notifications/schemas';
import { LEAST_SEVERITIES } from './channel-looks';
import { channelQueries, channelRequests } from './channel-queries';

const FORM = 'add-channel';
const KINDS = CHANNEL_KINDS.map((value) => ({ value, label: CHANNEL_MEANINGS[value].name }));

/** Where notices are to go; of a webhook, then the secret that it is signed with, which is shown this once. */
export function AddChannelDialog({ project }: { project: string }) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const create = useChange({
    change: (input: Partial<CreateChannelInput>) => channelRequests.create(project, input),
    refresh: channelQueries.all(project),
    done: ({ name }) => `${name} is added. Send it a test message.`,
    onDone: ({ signingSecret }) =>
      signingSecret === null ? change(false) : setSecret(signingSecret),
  });
  const change = (next: boolean) => {
    setOpen(next);
    // The secret leaves the page's memory with the dialog.
    setSecret(null);
    create.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    create.mutate(inputOf(new FormData(event.currentTarget)));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Add channel
        </Button>
      }
      title={secret === null ? 'Add a channel' : 'Copy the signing secret now'}
      description={
        secret === null
          ? 'It hears of an alert as soon as that fires, unless an escalation policy names it for a later step.'
          : 'Each request is signed with it. It is kept encrypted and shown this once.'
      }
      footer={
        secret === null ? (
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={FORM} variant="primary" pending={create.isPending}>
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
          <ChannelFields error={create.error} />
        </form>
      ) : (
        <CodeBlock label="Signing secret" code={secret} wrap />
      )}
    </Dialog>
  );
}

function inputOf(form: FormData): Partial<CreateChannelInput> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const kind = CHANNEL_KINDS.find((one) => one === form.get('kind')) ?? 'slack';
  const least = LEAST_SEVERITIES.find(({ value }) => value === form.get('leastSeverity'));
  return {
    kind,
    name: text('name'),
    address: text('address'),
    routingKey: text('routingKey') || null,
    leastSeverity: least?.value ?? 'info',
  };
}

function ChannelFields({ error }: { error: unknown }) {
  const [kind, setKind] = useState<ChannelKind>('slack');
  const { needs, addressLabel, address } = CHANNEL_MEANINGS[kind];
  const isDuty = kind === 'pagerduty';
  return (
    <div className="flex flex-col gap-4">
      <FormProblem
        problem={wholeProblem(error, ['kind', 'name', 'address', 'routingKey', 'leastSeverity'])}
      />
      <Field label="Kind" hint={needs}>
        <Select
          name="kind"
          options={KINDS}
          value={kind}
          onChange={({ target }) =>
            setKind(CHANNEL_KINDS.find((one) => one === target.value) ?? 'slack')
          }
        />
      </Field>
      <Field label="Name" error={fieldProblem(error, 'name')}>
        <Input
          name="name"
          required
          maxLength={80}
          autoComplete="off"
          placeholder="#payments-alerts"
        />
      </Field>
      {isDuty ? (
        <Field
          label="Integration key"
          hint="Kept encrypted, never shown again."
          error={fieldProblem(error, 'routingKey')}
        >
          <Input name="routingKey" required mono autoComplete="off" />
        </Field>
      ) : null}
      <Field
        label={addressLabel}
        hint={
          kind === 'email'
            ? undefined
            : isDuty
              ? 'Empty, unless your account is in the EU region.'
              : 'Kept encrypted: whoever knows it can post. Only its host is shown again.'
        }
        error={fieldProblem(error, 'address')}
      >
        <Input
          key={kind}
          name="address"
          required={!isDuty}
          mono={kind !== 'email'}
          placeholder={address}
          autoComplete="off"
        />
      </Field>
      <Field label="Takes" error={fieldProblem(error, 'leastSeverity')}>
        <Select name="leastSeverity" options={[...LEAST_SEVERITIES]} defaultValue="info" />
      </Field>
    </div>
  );
}

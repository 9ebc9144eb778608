'use client';
import { type FormEvent, useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import {
  COLLECTOR_KINDS,
  COLLECTOR_MEANINGS,
  type CollectorKind,
} from '@/domain/collectors/collector';
import type { CreateCollectorInput } from '@/domain/collectors/schemas';

const KINDS = COLLECTOR_KINDS.map((value) => ({ value, label: COLLECTOR_MEANINGS[value].name }));
const INTERVALS = [
  { value: '10', label: 'Every 10 seconds' },
  { value: '30', label: 'Every 30 seconds' },
  { value: '60', label: 'Every minute' },
  { value: '300', label: 'Every 5 minutes' },
];
const FIELDS = ['kind', 'name', 'url', 'username', 'secret', 'service', 'environment', 'prefix'];

const CREDENTIALS: Record<CollectorKind, { username: string; secret: string }> = {
  bullmq: { username: 'Empty, unless Redis has users.', secret: 'Empty, if Redis has none.' },
  rabbitmq: {
    username: 'One with the tag “monitoring” sees every queue.',
    secret: 'Kept encrypted, never shown again.',
  },
  prometheus: {
    username: 'Empty for a page that is open, or that wants a token.',
    secret: 'Without a user it is sent as a bearer token.',
  },
};

interface CollectorFormProps {
  id: string;
  error: unknown;
  onSubmit: (input: CreateCollectorInput) => void;
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

export function collectorInputOf(form: FormData): CreateCollectorInput {
  const kind = COLLECTOR_KINDS.find((one) => one === form.get('kind')) ?? 'bullmq';
  return {
    kind,
    name: textOf(form, 'name'),
    url: textOf(form, 'url'),
    username: textOf(form, 'username') || null,
    secret: String(form.get('secret') ?? '') || null,
    service: textOf(form, 'service') || null,
    environment: textOf(form, 'environment') || null,
    prefix: textOf(form, 'prefix') || 'bull',
    everySeconds: Number(form.get('everySeconds')),
  };
}

/** What to visit and how to get in; what is asked for depends on its kind. */
export function CollectorForm({ id, error, onSubmit }: CollectorFormProps) {
  const [kind, setKind] = useState<CollectorKind>('bullmq');
  const { reads, address } = COLLECTOR_MEANINGS[kind];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(collectorInputOf(new FormData(event.currentTarget)));
  };
  const problem = (path: string) => fieldProblem(error, path);
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      <FormProblem problem={wholeProblem(error, FIELDS)} />
      <Field label="Kind" hint={reads} error={problem('kind')}>
        <Select
          name="kind"
          options={KINDS}
          value={kind}
          onChange={({ target }) =>
            setKind(COLLECTOR_KINDS.find((one) => one === target.value) ?? 'bullmq')
          }
        />
      </Field>
      <Field label="Name" error={problem('name')}>
        <Input name="name" required maxLength={80} autoComplete="off" />
      </Field>
      <Field
        label="Address"
        hint="As Candor’s worker reaches it, which need not be as you do."
        error={problem('url')}
      >
        <Input name="url" required mono placeholder={address} autoComplete="off" />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="User" hint={CREDENTIALS[kind].username} error={problem('username')}>
          <Input name="username" autoComplete="off" />
        </Field>
        <Field
          label={kind === 'prometheus' ? 'Password or token' : 'Password'}
          hint={CREDENTIALS[kind].secret}
          error={problem('secret')}
        >
          <Input name="secret" type="password" autoComplete="new-password" />
        </Field>
        <Field
          label="Service"
          hint={
            kind === 'prometheus' ? 'Whose page it is.' : 'Who works on its queues, if one does.'
          }
          error={problem('service')}
        >
          <Input name="service" autoComplete="off" />
        </Field>
        <Field label="Environment" error={problem('environment')}>
          <Input name="environment" autoComplete="off" placeholder="production" />
        </Field>
        {kind === 'bullmq' ? (
          <Field label="Prefix" hint="What its keys begin with." error={problem('prefix')}>
            <Input name="prefix" mono defaultValue="bull" autoComplete="off" />
          </Field>
        ) : null}
        <Field label="Visit" error={problem('everySeconds')}>
          <Select name="everySeconds" options={INTERVALS} defaultValue="30" />
        </Field>
      </div>
    </form>
  );
}

'use client';
import { useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { CHANNEL_KINDS, CHANNEL_MEANINGS, type ChannelKind } from '@/domain/notifications/channel';
import type { CreateChannelInput } from '@/domain/notifications/schemas';
import { AddTargetDialog } from './add-target-dialog';
import { AddressField } from './address-field';
import { LEAST_SEVERITIES } from './channel-looks';
import { channelQueries, channelRequests } from './channel-queries';

const KINDS = CHANNEL_KINDS.map((value) => ({ value, label: CHANNEL_MEANINGS[value].name }));
const kindOf = (text: unknown): ChannelKind => CHANNEL_KINDS.find((one) => one === text) ?? 'slack';

/** Where notices of the project are to go. */
export function AddChannelDialog({ project }: { project: string }) {
  return (
    <AddTargetDialog
      label="Add channel"
      title="Add a channel"
      description="It hears of an alert as soon as that fires, unless an escalation policy names it for a later step."
      inputOf={inputOf}
      add={(input) => channelRequests.create(project, input)}
      refresh={channelQueries.all(project)}
      done={({ name }) => `${name} is added. Send it a test message.`}
      fields={(error) => <ChannelFields error={error} />}
    />
  );
}

function inputOf(form: FormData): Partial<CreateChannelInput> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const least = LEAST_SEVERITIES.find(({ value }) => value === form.get('leastSeverity'));
  return {
    kind: kindOf(form.get('kind')),
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
    <>
      <FormProblem
        problem={wholeProblem(error, ['kind', 'name', 'address', 'routingKey', 'leastSeverity'])}
      />
      <Field label="Kind" hint={needs}>
        <Select
          name="kind"
          options={KINDS}
          value={kind}
          onChange={({ target }) => setKind(kindOf(target.value))}
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
      <AddressField
        kind={kind}
        label={addressLabel}
        placeholder={address}
        error={fieldProblem(error, 'address')}
        hint={isDuty ? 'Empty, unless your account is in the EU region.' : undefined}
        required={!isDuty}
      />
      <Field label="Takes" error={fieldProblem(error, 'leastSeverity')}>
        <Select name="leastSeverity" options={[...LEAST_SEVERITIES]} defaultValue="info" />
      </Field>
    </>
  );
}

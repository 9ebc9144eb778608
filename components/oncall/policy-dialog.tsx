'use client';
import { Plus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { nextKey } from '@/components/ui/next-key';
import { Select } from '@/components/ui/select';
import type { ListedPolicy, OnCall, PolicyInput, PolicyTarget } from '@/domain/oncall/schemas';
import { onCallQueries, onCallRequests } from './on-call-queries';
import { TeamField } from './team-field';

interface PolicyDialogProps extends Pick<OnCall, 'schedules' | 'people' | 'channels' | 'teams'> {
  project: string;
  /** Null: a new one. */
  policy: ListedPolicy | null;
  onClose: () => void;
}

interface Choice extends PolicyTarget {
  label: string;
}

interface KeyedStep {
  key: string;
  afterMinutes: number;
  targets: PolicyTarget[];
}

const keyed = (step: Omit<KeyedStep, 'key'>): KeyedStep => ({ ...step, key: nextKey() });

function choicesOf({ schedules, people, channels }: PolicyDialogProps): Choice[] {
  return [
    ...schedules.map(({ id, name }) => ({
      kind: 'schedule' as const,
      id,
      label: `On call: ${name}`,
    })),
    ...people.map(({ id, name }) => ({ kind: 'person' as const, id, label: name })),
    ...channels.map(({ id, name }) => ({
      kind: 'channel' as const,
      id,
      label: `Channel: ${name}`,
    })),
  ];
}

/** The steps of a policy, each with those to tell and how long the one before may take. */
export function PolicyDialog(props: PolicyDialogProps) {
  const { project, policy, teams, onClose } = props;
  const choices = choicesOf(props);
  const first = { afterMinutes: 0, targets: [] };
  const [steps, setSteps] = useState(() => (policy?.steps ?? [first]).map(keyed));
  const save = useChange({
    change: (input: PolicyInput) => onCallRequests.savePolicy(project, policy?.id ?? null, input),
    refresh: onCallQueries.all(project),
    done: ({ name }) => `${name} is saved`,
    onDone: onClose,
  });
  const submit = (data: FormData) => {
    save.mutate({
      name: String(data.get('name')),
      team: String(data.get('team') ?? '').trim() || null,
      repeats: Number(data.get('repeats')),
      steps: steps.map(({ afterMinutes, targets }) => ({
        afterMinutes,
        targets: targets.map(({ kind, id }) => ({ kind, id })),
      })),
    });
  };
  const change = (key: string, more: Partial<KeyedStep>) =>
    setSteps(steps.map((step) => (step.key === key ? { ...step, ...more } : step)));
  return (
    <FormDialog
      wide
      title={policy === null ? 'Add an escalation policy' : `Edit ${policy.name}`}
      description="Step by step until somebody acknowledges. When no step has anybody, every admin is told."
      className="flex flex-col gap-4"
      pending={save.isPending}
      onSave={submit}
      onClose={onClose}
    >
      <FormProblem problem={wholeProblem(save.error, ['name', 'team'])} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Name" error={fieldProblem(save.error, 'name')}>
          <Input name="name" required maxLength={80} defaultValue={policy?.name ?? ''} />
        </Field>
        <TeamField
          label="Team"
          hint="Whose rules and services it is for."
          none="All that no other policy is for"
          name="team"
          teams={teams}
          initial={policy?.team ?? ''}
          error={fieldProblem(save.error, 'team')}
        />
      </div>
      {steps.map((step, index) => (
        <StepFields
          key={step.key}
          number={index + 1}
          step={step}
          choices={choices}
          onChange={(more) => change(step.key, more)}
          onRemove={
            steps.length === 1 ? null : () => setSteps(steps.filter(({ key }) => key !== step.key))
          }
        />
      ))}
      <div>
        <Button onClick={() => setSteps([...steps, keyed({ afterMinutes: 10, targets: [] })])}>
          <Plus aria-hidden />
          Add a step
        </Button>
      </div>
      <Field
        label="Begins anew"
        hint="How often, when nobody has acknowledged after the last step."
        className="max-w-48"
      >
        <Input
          name="repeats"
          type="number"
          required
          min={0}
          max={9}
          defaultValue={policy?.repeats ?? 1}
        />
      </Field>
    </FormDialog>
  );
}

interface StepFieldsProps {
  number: number;
  step: KeyedStep;
  choices: readonly Choice[];
  onChange: (more: Partial<KeyedStep>) => void;
  onRemove: (() => void) | null;
}

function StepFields({ number, step, choices, onChange, onRemove }: StepFieldsProps) {
  const { targets, afterMinutes } = step;
  const labelOf = (id: string) => choices.find((one) => one.id === id)?.label ?? 'No longer there';
  const rest = choices.filter(({ id }) => targets.every((target) => target.id !== id));
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 font-medium">Step {number}</legend>
      <div className="flex items-end gap-2">
        <Field
          label={number === 1 ? 'Minutes after it fired' : 'Minutes after the step before'}
          className="flex-1"
        >
          <Input
            type="number"
            required
            min={number === 1 ? 0 : 1}
            max={1_440}
            value={afterMinutes}
            onChange={({ target }) => onChange({ afterMinutes: Number(target.value) })}
          />
        </Field>
        {onRemove === null ? null : (
          <IconButton icon={Trash2} label={`Remove step ${number}`} onClick={onRemove} />
        )}
      </div>
      <ul aria-label={`Told in step ${number}`}>
        {targets.map(({ id }) => (
          <li key={id} className="flex items-center gap-1">
            <span className="min-w-0 flex-1 truncate">{labelOf(id)}</span>
            <IconButton
              icon={X}
              label={`Take ${labelOf(id)} out`}
              onClick={() => onChange({ targets: targets.filter((one) => one.id !== id) })}
            />
          </li>
        ))}
      </ul>
      <Select
        aria-label={`Add to step ${number}`}
        value=""
        options={[
          { value: '', label: 'Tell …' },
          ...rest.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={({ target }) => {
          const chosen = choices.find(({ id }) => id === target.value);
          if (chosen) onChange({ targets: [...targets, { kind: chosen.kind, id: chosen.id }] });
        }}
      />
    </fieldset>
  );
}

'use client';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ListedTeam, OnCall, TeamInput } from '@/domain/oncall/schemas';
import { onCallQueries, onCallRequests } from './on-call-queries';

interface TeamDialogProps extends Pick<OnCall, 'policies' | 'people' | 'channels'> {
  project: string;
  /** Null: a new one. */
  team: ListedTeam | null;
  onClose: () => void;
}

/** Who is in a team, how it is woken, and which channel is its own. */
export function TeamDialog({
  project,
  team,
  policies,
  people,
  channels,
  onClose,
}: TeamDialogProps) {
  const save = useChange({
    change: (input: TeamInput) => onCallRequests.saveTeam(project, team?.id ?? null, input),
    refresh: onCallQueries.all(project),
    done: ({ name }) => `${name} is saved`,
    onDone: onClose,
  });
  const submit = (data: FormData) => {
    save.mutate({
      name: String(data.get('name')).trim(),
      people: people.flatMap(({ id }) => (data.get(id) === null ? [] : [id])),
      policy: String(data.get('policy')) || null,
      channel: String(data.get('channel')) || null,
    });
  };
  const options = (none: string, rows: readonly { id: string; name: string }[]) => [
    { value: '', label: none },
    ...rows.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <FormDialog
      title={team === null ? 'Add a team' : `Edit ${team.name}`}
      description="Services and rules name it as their owner."
      className="flex flex-col gap-4"
      pending={save.isPending}
      onSave={submit}
      onClose={onClose}
    >
      <FormProblem problem={wholeProblem(save.error, ['name'])} />
      <Field
        label="Name"
        hint={team === null ? undefined : 'Another name goes to all that it owns.'}
        error={fieldProblem(save.error, 'name')}
      >
        <Input name="name" required maxLength={80} defaultValue={team?.name ?? ''} />
      </Field>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">Members</legend>
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            name={id}
            label={name}
            defaultChecked={team?.people.some((one) => one.id === id) ?? false}
          />
        ))}
      </fieldset>
      <Field
        label="Escalation policy"
        hint="The usual one names the team, or is for everything else."
      >
        <Select
          name="policy"
          options={options('The usual one', policies)}
          defaultValue={team?.policyId ?? ''}
        />
      </Field>
      <Field label="Channel" hint="It then hears of the alerts of its teams alone.">
        <Select
          name="channel"
          options={options('None of its own', channels)}
          defaultValue={team?.channel?.id ?? ''}
        />
      </Field>
    </FormDialog>
  );
}

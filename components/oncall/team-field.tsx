'use client';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

interface TeamFieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** What it means that no team is chosen. */
  none: string;
  /** In the form's data; empty: no team. */
  name?: string | undefined;
  /** Undefined while nobody knows them yet. */
  teams: readonly { name: string }[] | undefined;
  initial: string;
  onTeam?: ((name: string) => void) | undefined;
}

/** No team is called so: names have no blanks around them. */
const OTHER = ' ';

/** One of the teams that there are, so that no typing error founds another; or a new one, said to be that. */
export function TeamField({
  label,
  hint,
  error,
  none,
  name,
  teams = [],
  initial,
  onTeam,
}: TeamFieldProps) {
  const [chosen, setChosen] = useState(initial);
  const isNew = chosen === OTHER;
  const isListed = initial === '' || teams.some((team) => team.name === initial);
  const names = [...(isListed ? [] : [initial]), ...teams.map((team) => team.name)];
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field label={label} hint={hint} error={isNew ? undefined : error}>
        <Select
          name={isNew ? undefined : name}
          value={chosen}
          options={[
            { value: '', label: none },
            ...names.map((value) => ({ value, label: value })),
            { value: OTHER, label: 'A new team …' },
          ]}
          onChange={({ target }) => {
            setChosen(target.value);
            onTeam?.(target.value.trim());
          }}
        />
      </Field>
      {isNew ? (
        <Field label="Name of the new team" error={error}>
          <Input
            name={name}
            required
            maxLength={80}
            onChange={({ target }) => onTeam?.(target.value)}
          />
        </Field>
      ) : null}
    </div>
  );
}

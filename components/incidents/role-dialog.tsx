'use client';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type IncidentRole, ROLE_MEANINGS } from '@/domain/incidents/incident-words';
import type { IncidentActing } from './use-incident-action';

interface RoleDialogProps {
  role: IncidentRole;
  /** Who has it. */
  name: string | null;
  /** Everybody of the project, by name. */
  people: readonly string[];
  acting: IncidentActing;
  onClose: () => void;
}

const NOBODY = '';
/** No name: those are trimmed. */
const OUTSIDER = ' outsider';

/** Who has a role: somebody of the project, or whoever else is on the call. */
export function RoleDialog({ role, name, people, acting, onClose }: RoleDialogProps) {
  const isOutsider = name !== null && !people.includes(name);
  const [picked, setPicked] = useState(isOutsider ? OUTSIDER : (name ?? NOBODY));
  const { word, means } = ROLE_MEANINGS[role];
  return (
    <FormDialog
      title={word}
      description={means}
      className="flex flex-col gap-3"
      pending={acting.isPending}
      onSave={(form) => {
        const given = picked === OUTSIDER ? String(form.get('name') ?? '').trim() : picked;
        acting.mutate(
          { action: 'role', role, name: given === '' ? null : given },
          { onSuccess: onClose },
        );
      }}
      onClose={onClose}
    >
      <Field label="Who">
        <Select
          value={picked}
          options={[
            { value: NOBODY, label: 'Nobody' },
            ...people.map((value) => ({ value, label: value })),
            { value: OUTSIDER, label: 'Somebody who is not a member …' },
          ]}
          onChange={({ target: { value } }) => setPicked(value)}
        />
      </Field>
      {picked === OUTSIDER ? (
        <Field label="Name">
          <Input name="name" required maxLength={120} defaultValue={isOutsider ? name : ''} />
        </Field>
      ) : null}
    </FormDialog>
  );
}

'use client';
import { UserPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useSecretChange } from '@/components/layout/use-secret-change';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SecretDialog } from '@/components/ui/secret-dialog';
import { Select } from '@/components/ui/select';
import { isRole, ROLE_MEANINGS, ROLES, type Role } from '@/domain/access/role';
import type { InviteMemberInput } from '@/domain/access/schemas';
import { accessQueries } from './access-queries';
import { accessRequests } from './access-requests';
import { FormProblem, fieldProblem, wholeProblem } from './form-problem';

const FORM = 'invite-member';
const options = ROLES.map((role) => ({ value: role, label: role }));
const expiries = [1, 7, 30].map((days) => ({
  value: String(days),
  label: days === 1 ? 'In a day' : `In ${days} days`,
}));

/** Who and as what, then the link, which is never shown again. */
export function InviteDialog({ project }: { project: string }) {
  const { change, made, open, onOpenChange } = useSecretChange({
    change: (input: InviteMemberInput) => accessRequests.invite(project, input),
    refresh: accessQueries.all(project),
  });
  return (
    <SecretDialog
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden />
          Invite
        </Button>
      }
      asked={{
        title: 'Invite somebody',
        description: 'They get a link with which they join, with or without an account.',
        action: 'Create link',
        form: FORM,
        pending: change.isPending,
        content: <InviteForm error={change.error} onSubmit={(input) => change.mutate(input)} />,
      }}
      made={
        made && {
          title: 'Send this link',
          description: 'It works once and is shown this once. Candor sends no mail for you.',
          content: (
            <CodeBlock label="Invitation" code={`${window.location.origin}${made.path}`} wrap />
          ),
        }
      }
      close="Done"
    />
  );
}

interface InviteFormProps {
  error: unknown;
  onSubmit: (input: InviteMemberInput) => void;
}

function InviteForm({ error, onSubmit }: InviteFormProps) {
  const [role, setRole] = useState<Role>('responder');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get('email') ?? '').trim();
    onSubmit({
      email: email === '' ? null : email,
      role,
      expiresInDays: Number(form.get('expiresInDays')),
    });
  };
  return (
    <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
      <FormProblem problem={wholeProblem(error, ['email'])} />
      <Field
        label="E-mail"
        hint="Only this address may then use the link. Empty: whoever holds it."
        error={fieldProblem(error, 'email')}
      >
        <Input name="email" type="email" autoComplete="off" />
      </Field>
      <Field label="Role" hint={ROLE_MEANINGS[role]}>
        <Select
          value={role}
          onChange={({ target: { value } }) => {
            if (isRole(value)) setRole(value);
          }}
          options={options}
        />
      </Field>
      <Field label="Stops working">
        <Select name="expiresInDays" defaultValue="7" options={expiries} />
      </Field>
    </form>
  );
}

'use client';
import { useActionState } from 'react';
import { fetchJson } from '@/components/layout/fetch-json';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { acceptedInvitationSchema } from '@/domain/access/member-list';
import { FormProblem, fieldProblem, wholeProblem } from './form-problem';
import { NewPasswordField } from './new-password-field';
import { signIn } from './sign-in';

interface NewAccountFormProps {
  token: string;
  /** The address that the invitation is bound to; null: any. */
  email: string | null;
}

interface State {
  values: Record<string, string>;
  error: unknown;
  problem: { message: string; hint: string } | null;
}

const FIELDS = ['account.name', 'account.email', 'account.password'];

/** For somebody without an account: makes it, joins, signs in. */
export function NewAccountForm({ token, email }: NewAccountFormProps) {
  const [{ values, error, problem }, submit, pending] = useActionState(
    async (_: State, form: FormData): Promise<State> => {
      const account = {
        name: String(form.get('name') ?? ''),
        email: email ?? String(form.get('email') ?? ''),
        password: String(form.get('password') ?? ''),
      };
      try {
        const accepted = await fetchJson<typeof acceptedInvitationSchema>(
          '/api/ui/access/invitations/accept',
          { body: { token, account } },
        );
        const { email: known, projectSlug } = accepted;
        const fields = { email: known, password: account.password };
        const failed = await signIn('credentials', fields, `/p/${projectSlug}`);
        return { values: account, error: null, problem: failed };
      } catch (caught) {
        return { values: account, error: caught, problem: null };
      }
    },
    { values: {}, error: null, problem: null },
  );
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormProblem problem={pending ? null : (problem ?? wholeProblem(error, FIELDS))} />
      <Field label="Your name" error={fieldProblem(error, 'account.name')}>
        <Input name="name" autoComplete="name" required autoFocus defaultValue={values.name} />
      </Field>
      <Field
        label="E-mail"
        error={fieldProblem(error, 'account.email')}
        hint={email === null ? undefined : 'The invitation is for this address.'}
      >
        <Input
          name="email"
          type="email"
          autoComplete="username"
          required
          readOnly={email !== null}
          defaultValue={email ?? values.email}
        />
      </Field>
      <NewPasswordField error={fieldProblem(error, 'account.password')} />
      <Button type="submit" variant="primary" pending={pending}>
        Create account and join
      </Button>
    </form>
  );
}

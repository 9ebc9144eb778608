'use client';
import { useActionState } from 'react';
import { fetchJson } from '@/components/layout/fetch-json';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { FormProblem, fieldProblem, wholeProblem } from './form-problem';
import { NewPasswordField } from './new-password-field';
import { signIn } from './sign-in';

const FIELDS = ['name', 'email', 'password', 'organisation', 'project'] as const;

interface State {
  values: Record<string, string>;
  error: unknown;
  /** Set when the account exists but signing in did not work. */
  problem: { message: string; hint: string } | null;
}

async function setUp(_: State, form: FormData): Promise<State> {
  const values = Object.fromEntries(FIELDS.map((name) => [name, String(form.get(name) ?? '')]));
  try {
    const { projectSlug } = await fetchJson<{ projectSlug: string }>('/api/ui/access/set-up', {
      body: values,
    });
    const problem = await signIn(
      'credentials',
      { email: values.email ?? '', password: values.password ?? '' },
      `/p/${projectSlug}/connect`,
    );
    return { values, error: null, problem };
  } catch (error) {
    return { values, error, problem: null };
  }
}

/** The first account with its organisation and project. */
export function SetUpForm() {
  const [{ values, error, problem }, submit, pending] = useActionState(setUp, {
    values: { organisation: 'My organisation' },
    error: null,
    problem: null,
  });
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormProblem problem={pending ? null : (problem ?? wholeProblem(error, FIELDS))} />
      <Field label="Your name" error={fieldProblem(error, 'name')}>
        <Input name="name" autoComplete="name" required autoFocus defaultValue={values.name} />
      </Field>
      <Field label="E-mail" error={fieldProblem(error, 'email')}>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={values.email}
        />
      </Field>
      <NewPasswordField error={fieldProblem(error, 'password')} />
      <Field label="Organisation" error={fieldProblem(error, 'organisation')}>
        <Input
          name="organisation"
          autoComplete="organization"
          required
          defaultValue={values.organisation}
        />
      </Field>
      <Field
        label="First project"
        error={fieldProblem(error, 'project')}
        hint="What you are about to watch: a product, a team, an environment."
      >
        <Input name="project" required defaultValue={values.project} placeholder="Web shop" />
      </Field>
      <Button type="submit" variant="primary" pending={pending}>
        Create account and project
      </Button>
    </form>
  );
}

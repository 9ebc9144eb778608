'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { useChange } from '@/components/layout/use-change';
import { Button, buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { accessRequests } from './access-requests';
import { FormProblem, fieldProblem, wholeProblem } from './form-problem';
import { PasswordForm } from './password-form';
import { PreferencesForm } from './preferences-form';
import { Section } from './section';
import { SessionsSection } from './sessions-section';

interface AccountViewProps {
  user: { name: string; email: string };
  /** Whether there is a password to change, rather than a first one to set. */
  hasPassword: boolean;
}

/** What belongs to one person: name, password, sessions, and how they like the screen. */
export function AccountView({ user, hasPassword }: AccountViewProps) {
  return (
    <div className="flex max-w-3xl flex-col gap-8 px-gutter py-4">
      <Section title="You">
        <NameForm user={user} />
      </Section>
      <Section
        title="Pages and notifications"
        answer="Through what you are woken, in which order, and when you are left alone."
      >
        <Link href="/account/reach" className={buttonClass('secondary', 'self-start')}>
          How I am reached
        </Link>
      </Section>
      <Section
        title="Password"
        answer={
          hasPassword
            ? 'Changing it signs you out everywhere else.'
            : 'You have none yet: set one to sign in without a link.'
        }
      >
        <PasswordForm hasPassword={hasPassword} email={user.email} />
      </Section>
      <SessionsSection />
      <Section title="Preferences" answer="Kept in this browser.">
        <PreferencesForm />
      </Section>
    </div>
  );
}

function NameForm({ user }: Pick<AccountViewProps, 'user'>) {
  const router = useRouter();
  const rename = useChange({
    change: (name: string) => accessRequests.renameAccount(name),
    done: () => 'Name saved',
    onDone: () => router.refresh(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    rename.mutate(String(new FormData(event.currentTarget).get('name') ?? ''));
  };
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <FormProblem problem={wholeProblem(rename.error, ['name'])} />
      <Field
        label="Name"
        hint={`Others see it beside what you do. You sign in as ${user.email}.`}
        error={fieldProblem(rename.error, 'name')}
      >
        <Input name="name" autoComplete="name" required maxLength={80} defaultValue={user.name} />
      </Field>
      <Button type="submit" pending={rename.isPending} className="self-start">
        Save name
      </Button>
    </form>
  );
}

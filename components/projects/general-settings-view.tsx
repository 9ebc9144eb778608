'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { Section } from '@/components/access/section';
import { StaleBanner } from '@/components/access/stale-banner';
import { PaymentsControl } from '@/components/demo/payments-control';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ProjectSettingsView } from '@/domain/projects/organisation';
import type { ProjectChangeInput } from '@/domain/projects/schemas';
import { BusinessHoursForm } from './business-hours-form';
import { projectsQueries } from './projects-queries';
import { projectsRequests } from './projects-requests';
import { SimulatorSwitch } from './simulator-switch';

interface GeneralSettingsViewProps {
  project: string;
  /** Whether the reader may change anything here. */
  isAdmin: boolean;
  /** Whether the reader may break what the demo makes up. */
  isEditor: boolean;
}

const FIELDS = ['name', 'retentionDays', 'acceptPastDays'];

export function GeneralSettingsView({ project, isAdmin, isEditor }: GeneralSettingsViewProps) {
  const { data, error } = useQuery(projectsQueries.settings(project));
  if (!data) return <StaleBanner error={error} />;
  return (
    <div className="flex flex-col gap-8">
      <StaleBanner error={error} />
      <Section
        title="General"
        answer={isAdmin ? null : 'Only admins of this project can change these.'}
      >
        <SettingsForm settings={data} isAdmin={isAdmin} />
      </Section>
      <div id="business-hours" className="scroll-mt-28">
        <Section
          title="Business hours"
          answer="When people work on this project. Lead and recovery times count these hours alone where the delivery page is set to business hours."
        >
          <BusinessHoursForm settings={data} isAdmin={isAdmin} />
        </Section>
      </div>
      {data.isDemo ? (
        <Section title="Demo simulator">
          <SimulatorSwitch project={project} enabled={data.simulatorEnabled} isAdmin={isAdmin} />
          <PaymentsControl project={project} mayChange={isEditor} />
        </Section>
      ) : null}
    </div>
  );
}

interface SettingsFormProps {
  settings: ProjectSettingsView;
  isAdmin: boolean;
}

function SettingsForm({ settings, isAdmin }: SettingsFormProps) {
  const router = useRouter();
  const save = useChange({
    change: (input: ProjectChangeInput) => projectsRequests.change(settings.slug, input),
    refresh: projectsQueries.settings(settings.slug).queryKey,
    done: () => 'Settings saved',
    // The name stands in the navigation, which the server draws.
    onDone: () => router.refresh(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({
      name: String(form.get('name') ?? ''),
      retentionDays: Number(form.get('retentionDays')),
      acceptPastDays: Number(form.get('acceptPastDays')),
    });
  };
  const { error } = save;
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <FormProblem problem={wholeProblem(error, FIELDS)} />
      <Field
        label="Name"
        hint={`The address stays /p/${settings.slug}, so that links keep working.`}
        error={fieldProblem(error, 'name')}
      >
        <Input
          name="name"
          required
          maxLength={80}
          defaultValue={settings.name}
          disabled={!isAdmin}
        />
      </Field>
      <Field
        label="Keep telemetry for (days)"
        hint={`Older days are dropped for good. This installation allows ${settings.mostRetentionDays} at most.`}
        error={fieldProblem(error, 'retentionDays')}
      >
        <Input
          name="retentionDays"
          type="number"
          min={1}
          max={settings.mostRetentionDays}
          required
          defaultValue={settings.retentionDays}
          disabled={!isAdmin}
        />
      </Field>
      <Field
        label="Accept events dated back (days)"
        hint="An event dated further back gets the time at which it arrived, and is marked so."
        error={fieldProblem(error, 'acceptPastDays')}
      >
        <Input
          name="acceptPastDays"
          type="number"
          min={1}
          max={365}
          required
          defaultValue={settings.acceptPastDays}
          disabled={!isAdmin}
        />
      </Field>
      {isAdmin ? (
        <Button type="submit" variant="primary" pending={save.isPending} className="self-start">
          Save
        </Button>
      ) : null}
    </form>
  );
}

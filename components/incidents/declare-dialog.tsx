'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { failureText } from '@/components/layout/failure-text';
import { projectPath } from '@/components/layout/navigation';
import { useShell } from '@/components/layout/shell-context';
import { useChange } from '@/components/layout/use-change';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type IncidentSeverity, SEVERITY_MEANINGS } from '@/domain/incidents/incident-words';
import { SEVERITY_OPTIONS } from './incident-options';
import { type Declared, declareIncident, incidentsQueries } from './incidents-queries';
import { namedServices } from './named-services';

/** One line and one choice are enough; everything else can be said while it is being worked on. */
export function DeclareDialog({ project, onClose }: { project: string; onClose: () => void }) {
  const router = useRouter();
  const { user } = useShell();
  const [severity, setSeverity] = useState<IncidentSeverity>('SEV2');
  const declare = useChange({
    change: (body: Declared) => declareIncident(project, body),
    refresh: incidentsQueries.all(project),
    onDone: ({ number }) => router.push(projectPath(project, `incidents/${number}`)),
  });
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    declare.mutate({
      title: text('title'),
      severity,
      services: namedServices(text('services')),
      ...(text('impact') === '' ? {} : { impact: text('impact') }),
      ...(form.get('command') === null ? {} : { commander: user.name }),
    });
  };
  return (
    <FormDialog
      title="Declare an incident"
      description="When in doubt, declare: it costs nothing to close it again."
      className="flex flex-col gap-3"
      pending={declare.isPending}
      save="Declare"
      onSave={submit}
      onClose={onClose}
    >
      <Field label="What is wrong" required error={problemOf(declare.error)}>
        <Input name="title" required maxLength={200} autoFocus placeholder="Checkout fails" />
      </Field>
      <Field label="Severity" hint={SEVERITY_MEANINGS[severity].means}>
        <Select
          value={severity}
          options={SEVERITY_OPTIONS}
          onChange={(event) => setSeverity(event.target.value as IncidentSeverity)}
        />
      </Field>
      <Field
        label="Services"
        hint="Their names with commas between: the timeline fills itself from their signals."
      >
        <Input name="services" mono maxLength={2_000} />
      </Field>
      <Field label="What customers notice" hint="Can be said later.">
        <Input name="impact" maxLength={4_000} />
      </Field>
      <Checkbox name="command" defaultChecked label="I take command" />
    </FormDialog>
  );
}

function problemOf(error: Error | null): string | undefined {
  return error === null ? undefined : (failureText(error) ?? error.message);
}

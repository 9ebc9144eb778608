'use client';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import type { Incident } from '@/domain/incidents/incident-answers';
import { namedServices } from './named-services';
import type { IncidentActing } from './use-incident-action';

interface EditIncidentDialogProps {
  incident: Incident;
  acting: IncidentActing;
  onClose: () => void;
}

const TIMES = [
  { name: 'startedAt', label: 'Began' },
  { name: 'detectedAt', label: 'Detected' },
  { name: 'acknowledgedAt', label: 'Acknowledged' },
  { name: 'mitigatedAt', label: 'Mitigated' },
] as const;

/** What the incident says of itself, changed as a whole; somebody else's change meanwhile is not overwritten. */
export function EditIncidentDialog({ incident, acting, onClose }: EditIncidentDialogProps) {
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const times = Object.fromEntries(
      TIMES.flatMap(({ name }) => {
        const told = text(name);
        if (told === (incident[name] ?? '')) return [];
        return [[name, told === '' ? null : told]];
      }),
    );
    acting.mutate(
      {
        action: 'change',
        patch: {
          title: text('title'),
          impact: text('impact') || null,
          environment: text('environment') || null,
          channelUrl: text('channelUrl') || null,
          services: namedServices(text('services')),
          ...times,
          revision: incident.revision,
        },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <FormDialog
      wide
      title={`Edit INC-${incident.number}`}
      className="grid gap-3 sm:grid-cols-2"
      pending={acting.isPending}
      onSave={submit}
      onClose={onClose}
    >
      <Field label="What is wrong" required className="sm:col-span-2">
        <Input name="title" required maxLength={200} defaultValue={incident.title} />
      </Field>
      <Field label="What customers notice" className="sm:col-span-2">
        <Input name="impact" maxLength={4_000} defaultValue={incident.impact ?? ''} />
      </Field>
      <Field label="Services" hint="With commas between.">
        <Input name="services" mono defaultValue={incident.services.join(', ')} />
      </Field>
      <Field label="Environment">
        <Input name="environment" mono defaultValue={incident.environment ?? ''} />
      </Field>
      <Field label="Channel" hint="An http or https address." className="sm:col-span-2">
        <Input name="channelUrl" type="url" defaultValue={incident.channelUrl ?? ''} />
      </Field>
      {TIMES.map(({ name, label }) => (
        <Field key={name} label={label} hint="In UTC, as 2026-01-31T09:30:00Z.">
          <Input
            name={name}
            mono
            required={name === 'startedAt'}
            defaultValue={incident[name] ?? ''}
          />
        </Field>
      ))}
    </FormDialog>
  );
}

'use client';
import { useQuery } from '@tanstack/react-query';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { onCallQueries } from '@/components/oncall/on-call-queries';
import { TeamField } from '@/components/oncall/team-field';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { CatalogueService } from '@/domain/services/service-answer';
import { changeService, servicesQueries } from './services-queries';

interface ServiceDialogProps {
  project: string;
  service: CatalogueService;
  onClose: () => void;
}

const FIELDS = ['ownerTeam', 'tier', 'runbookUrl', 'repositoryUrl', 'description'] as const;

const TIERS = [
  { value: '', label: 'Not said' },
  { value: '1', label: '1: losing it stops the business' },
  { value: '2', label: '2: customers notice at once' },
  { value: '3', label: '3: some notice after a while' },
  { value: '4', label: '4: it can wait until tomorrow' },
];

/** What people say of a service: who has it, how much its loss costs, and where to read on. */
export function ServiceDialog({ project, service, onClose }: ServiceDialogProps) {
  const onCall = useQuery(onCallQueries.present(project));
  const save = useChange({
    change: (form: FormData) => changeService(project, service.service, changesIn(form, service)),
    refresh: servicesQueries.all(project),
    done: () => 'Saved',
    onDone: onClose,
  });
  const errorOf = (field: (typeof FIELDS)[number]) => fieldProblem(save.error, field);
  return (
    <FormDialog
      title={`What ${service.service} is`}
      description="Shown wherever the service is in trouble. Leave empty what nobody knows."
      className="flex flex-col gap-3"
      pending={save.isPending}
      onClose={onClose}
      onSave={(form) => save.mutate(form)}
    >
      <FormProblem problem={wholeProblem(save.error, FIELDS)} />
      <TeamField
        label="Owner team"
        none="Nobody has said"
        name="ownerTeam"
        teams={onCall.data?.teams}
        initial={service.ownerTeam ?? ''}
        error={errorOf('ownerTeam')}
      />
      <Field label="Tier" error={errorOf('tier')}>
        <Select name="tier" options={TIERS} defaultValue={String(service.tier ?? '')} />
      </Field>
      <Field
        label="Runbook"
        hint="The page to open first when it is in trouble."
        error={errorOf('runbookUrl')}
      >
        <Input
          name="runbookUrl"
          type="url"
          mono
          maxLength={2_000}
          placeholder="https://wiki.example.com/runbooks/…"
          defaultValue={service.runbookUrl ?? ''}
        />
      </Field>
      <Field label="Repository" error={errorOf('repositoryUrl')}>
        <Input
          name="repositoryUrl"
          type="url"
          mono
          maxLength={2_000}
          placeholder="https://github.com/…"
          defaultValue={service.repositoryUrl ?? ''}
        />
      </Field>
      <Field label="Description" hint="What it does, in a line." error={errorOf('description')}>
        <Input name="description" maxLength={2_000} defaultValue={service.description ?? ''} />
      </Field>
    </FormDialog>
  );
}

/** Only what was changed, so that what somebody else wrote in the meantime stays. */
function changesIn(form: FormData, service: CatalogueService) {
  const text = (field: string) => String(form.get(field) ?? '').trim() || null;
  const tier = text('tier');
  const written = {
    ownerTeam: text('ownerTeam'),
    tier: tier === null ? null : Number(tier),
    runbookUrl: text('runbookUrl'),
    repositoryUrl: text('repositoryUrl'),
    description: text('description'),
  };
  return Object.fromEntries(
    FIELDS.filter((field) => written[field] !== service[field]).map((field) => [
      field,
      written[field],
    ]),
  );
}

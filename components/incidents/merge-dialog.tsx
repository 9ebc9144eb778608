'use client';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import type { Incident } from '@/domain/incidents/incident-answers';
import type { IncidentActing } from './use-incident-action';

interface MergeDialogProps {
  incident: Incident;
  acting: IncidentActing;
  onClose: () => void;
}

/** Says which incident this one is the same as. */
export function MergeDialog({ incident, acting, onClose }: MergeDialogProps) {
  return (
    <FormDialog
      title={`INC-${incident.number} is the same as …`}
      description="It ends, and the other one tells what both were told. Set another status to take them apart again."
      className="flex flex-col gap-3"
      pending={acting.isPending}
      save="Merge"
      onSave={(form) =>
        acting.mutate({ action: 'merge', into: Number(form.get('into')) }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Field label="Number of the other incident" required hint="12 for INC-12.">
        <Input name="into" type="number" min={1} required />
      </Field>
    </FormDialog>
  );
}

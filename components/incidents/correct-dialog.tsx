'use client';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import type { TimelineItem } from '@/domain/incidents/incident-answers';
import type { IncidentActing } from './use-incident-action';

interface CorrectDialogProps {
  line: TimelineItem;
  acting: IncidentActing;
  onClose: () => void;
}

/** Says anew what a note says; what it said before stays beside it. */
export function CorrectDialog({ line, acting, onClose }: CorrectDialogProps) {
  return (
    <FormDialog
      title="Correct the note"
      description="What it said before stays in its history."
      className="flex flex-col gap-3"
      pending={acting.isPending}
      onSave={(form) => {
        const text = String(form.get('text') ?? '').trim();
        acting.mutate({ action: 'correct', item: line.id, text }, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <Field label="Note" required>
        <TextArea name="text" required rows={4} maxLength={10_000} defaultValue={line.text} />
      </Field>
    </FormDialog>
  );
}

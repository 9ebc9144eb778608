'use client';
import { Field, useFieldControl } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { inputClass } from '@/components/ui/input';
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
        <NoteInput text={line.text} />
      </Field>
    </FormDialog>
  );
}

function NoteInput({ text }: { text: string }) {
  const field = useFieldControl();
  return (
    <textarea
      {...field}
      name="text"
      required
      rows={4}
      maxLength={10_000}
      defaultValue={text}
      className={inputClass('h-auto py-1.5')}
    />
  );
}

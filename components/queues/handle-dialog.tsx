'use client';
import { Check, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { FormProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { counted } from '@/domain/quantities/counted';
import type { LetterGroup } from '@/domain/queues/queue-answer';
import { queuesQueries, queuesRequests } from './queues-queries';

interface HandleDialogProps {
  project: string;
  group: LetterGroup;
}

/** "Handled", with a note on what was done; or that it is not after all. */
export function HandleDialog({ project, group }: HandleDialogProps) {
  const [open, setOpen] = useState(false);
  const handle = useChange({
    change: (note: string) => queuesRequests.handle(project, group.id, { isHandled: true, note }),
    refresh: queuesQueries.all(project),
    done: () => 'Marked as handled',
    onDone: () => setOpen(false),
  });
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Check aria-hidden />
          Mark as handled
        </Button>
      }
      title={`Mark ${counted(group.open, 'dead letter')} as handled?`}
      description="What comes later opens the group again. The messages themselves stay in the broker until you take them out."
      className="flex flex-col gap-3"
      save="Mark as handled"
      pending={handle.isPending}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => {
        setOpen(false);
        handle.reset();
      }}
      onSave={(form) => handle.mutate(String(form.get('note') ?? ''))}
    >
      <FormProblem problem={wholeProblem(handle.error, [])} />
      <Field label="What was done" hint="For whoever meets the same error again.">
        <TextArea name="note" rows={3} maxLength={2_000} />
      </Field>
    </FormDialog>
  );
}

export function ReopenButton({ project, group }: HandleDialogProps) {
  const reopen = useChange({
    change: () => queuesRequests.handle(project, group.id, { isHandled: false, note: '' }),
    refresh: queuesQueries.all(project),
    failed: 'It could not be reopened.',
    done: () => 'Reopened',
  });
  return (
    <Button pending={reopen.isPending} onClick={() => reopen.mutate()}>
      <RotateCcw aria-hidden />
      Reopen
    </Button>
  );
}

'use client';
import { Check, RotateCcw } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { FormProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field, useFieldControl } from '@/components/ui/field';
import { inputClass } from '@/components/ui/input';
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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    handle.mutate(String(new FormData(event.currentTarget).get('note') ?? ''));
  };
  const form = `handle ${group.id}`;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) handle.reset();
      }}
      trigger={
        <Button variant="primary">
          <Check aria-hidden />
          Mark as handled
        </Button>
      }
      title={`Mark ${counted(group.open, 'dead letter')} as handled?`}
      description="What comes later opens the group again. The messages themselves stay in the broker until you take them out."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" pending={handle.isPending}>
            Mark as handled
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-3">
        <FormProblem problem={wholeProblem(handle.error, [])} />
        <Field label="What was done" hint="For whoever meets the same error again.">
          <NoteInput />
        </Field>
      </form>
    </Dialog>
  );
}

function NoteInput() {
  const field = useFieldControl();
  return (
    <textarea
      {...field}
      name="note"
      rows={3}
      maxLength={2_000}
      className={inputClass('h-auto py-1.5')}
    />
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

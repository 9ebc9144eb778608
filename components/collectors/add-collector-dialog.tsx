'use client';
import { CircleCheck, Plus } from 'lucide-react';
import { useState } from 'react';
import { FormProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import type { CollectorOutcome } from '@/domain/collectors/collector';
import type { CreateCollectorInput } from '@/domain/collectors/schemas';
import { CollectorForm, collectorInputOf } from './collector-form';
import { collectorQueries } from './collector-queries';
import { collectorRequests } from './collector-requests';

const FORM = 'add-collector';

/** What to visit, a try whether that works, and then the adding. */
export function AddCollectorDialog({ project }: { project: string }) {
  const [open, setOpen] = useState(false);
  const test = useChange({
    change: (input: CreateCollectorInput) => collectorRequests.test(project, input),
  });
  const create = useChange({
    change: (input: CreateCollectorInput) => collectorRequests.create(project, input),
    refresh: collectorQueries.all(project),
    done: ({ name }) => `${name} is visited from now on`,
    onDone: () => change(false),
  });
  const change = (next: boolean) => {
    setOpen(next);
    test.reset();
    create.reset();
  };
  const tryOut = () => {
    const form = document.getElementById(FORM);
    if (!(form instanceof HTMLFormElement) || !form.reportValidity()) return;
    create.reset();
    test.mutate(collectorInputOf(new FormData(form)));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Add collector
        </Button>
      }
      title="Add a collector"
      description="Candor’s worker visits it and reads; nothing has to be installed there."
      footer={
        <>
          <TestOutcome outcome={test.data} />
          <Button pending={test.isPending} onClick={tryOut} className="mr-auto">
            Test connection
          </Button>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={FORM} variant="primary" pending={create.isPending}>
            Add
          </Button>
        </>
      }
    >
      <CollectorForm
        id={FORM}
        error={create.error ?? test.error}
        onSubmit={(input) => create.mutate(input)}
      />
    </Dialog>
  );
}

/** Beside the button that was pressed, wherever the form is scrolled to. */
function TestOutcome({ outcome }: { outcome: CollectorOutcome | undefined }) {
  if (outcome === undefined) return null;
  if (!outcome.ok) {
    return (
      <div className="basis-full">
        <FormProblem problem={outcome} />
      </div>
    );
  }
  return (
    <p role="status" className="flex basis-full items-start gap-2 rounded-md bg-sunken px-3 py-2">
      <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-healthy" />
      <span>It works: {outcome.found}.</span>
    </p>
  );
}

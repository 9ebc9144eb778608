'use client';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { FormProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import type { ListedCollector } from '@/domain/collectors/schemas';
import { collectorQueries } from './collector-queries';
import { collectorRequests } from './collector-requests';

interface CollectorSecretDialogProps {
  project: string;
  collector: ListedCollector;
}

/** Another password for the same address, such as after somebody has changed it there. */
export function CollectorSecretDialog({ project, collector }: CollectorSecretDialogProps) {
  const { id, name } = collector;
  const [open, setOpen] = useState(false);
  const change = useChange({
    change: (secret: string | null) => collectorRequests.change(project, id, { secret }),
    refresh: collectorQueries.all(project),
    done: () => `${name} has another password`,
    onDone: () => setOpen(false),
  });
  return (
    <FormDialog
      trigger={<IconButton icon={KeyRound} label={`Change the password of ${name}`} />}
      title={`Another password for ${name}`}
      description="It takes the place of the one that is kept, from the next visit on."
      className="flex flex-col gap-4"
      pending={change.isPending}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => {
        setOpen(false);
        change.reset();
      }}
      onSave={(form) => change.mutate(String(form.get('secret') ?? '') || null)}
    >
      <FormProblem problem={wholeProblem(change.error, [])} />
      <Field label="Password or token" hint="Empty: none is sent.">
        <Input name="secret" type="password" autoComplete="new-password" />
      </Field>
    </FormDialog>
  );
}

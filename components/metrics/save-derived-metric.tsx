'use client';
import { Save, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import type { DerivedMetric } from '@/domain/metrics/metric-answers';
import {
  changeDerivedMetric,
  createDerivedMetric,
  deleteDerivedMetric,
  metricsQueries,
} from './metrics-queries';

interface SaveDerivedMetricProps {
  project: string;
  expression: string;
  /** It is kept already. */
  known: DerivedMetric | undefined;
}

/** Keeps what is drawn under a name, gives it another, or forgets it. */
export function SaveDerivedMetric({ project, expression, known }: SaveDerivedMetricProps) {
  const [open, setOpen] = useState(false);
  const refresh = metricsQueries.derived(project).queryKey;
  const save = useChange<string>({
    change: (name) =>
      known
        ? changeDerivedMetric(project, known.id, { name, expression })
        : createDerivedMetric(project, { name, expression }),
    refresh,
    done: (name) => `Kept as “${name}”`,
    onDone: () => setOpen(false),
  });
  const remove = useChange({
    change: () => deleteDerivedMetric(project, known?.id ?? ''),
    refresh,
    failed: 'It could not be deleted.',
    done: () => `“${known?.name}” is deleted`,
  });
  return (
    <>
      <FormDialog
        trigger={
          <Button>
            <Save aria-hidden />
            {known ? 'Rename' : 'Keep it'}
          </Button>
        }
        title={known ? 'Rename the metric' : 'Keep this metric'}
        description={expression}
        className="flex flex-col"
        save={known ? 'Rename' : 'Keep it'}
        pending={save.isPending}
        open={open}
        onOpen={() => setOpen(true)}
        onClose={() => {
          setOpen(false);
          save.reset();
        }}
        onSave={(form) => save.mutate(String(form.get('name') ?? ''))}
      >
        <Field label="Name" required error={save.error?.message}>
          <Input name="name" required maxLength={80} defaultValue={known?.name ?? ''} />
        </Field>
      </FormDialog>
      {known ? (
        <Button variant="danger" pending={remove.isPending} onClick={() => remove.mutate()}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      ) : null}
    </>
  );
}

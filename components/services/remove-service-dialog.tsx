'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormProblem, wholeProblem } from '@/components/access/form-problem';
import { projectPath } from '@/components/layout/navigation';
import { useChange } from '@/components/layout/use-change';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { removeService, servicesQueries } from './services-queries';

interface RemoveServiceDialogProps {
  project: string;
  name: string;
  onClose: () => void;
}

/** Takes a service out of the catalogue, once its name was typed: for one that was misnamed, or is no more. */
export function RemoveServiceDialog({ project, name, onClose }: RemoveServiceDialogProps) {
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [isOther, setIsOther] = useState(false);
  const remove = useChange({
    change: () => removeService(project, name),
    refresh: [...servicesQueries.all(project), 'list'],
    done: () => `${name} is out of the catalogue`,
    onDone: () => router.push(projectPath(project, 'services')),
  });
  const submit = () => {
    setIsOther(typed !== name);
    if (typed === name) remove.mutate();
  };
  return (
    <FormDialog
      title={`Remove ${name}?`}
      description="It leaves the catalogue, and its owner, tier, links and description are forgotten. What it sent stays until its time is up: its logs, queues, breakers, answers and deployments are still found by its name. As soon as a signal names it again, it comes back."
      className="flex flex-col gap-3"
      save="Remove the service"
      danger
      pending={remove.isPending}
      onClose={onClose}
      onSave={submit}
    >
      <FormProblem problem={wholeProblem(remove.error, [])} />
      <Field
        label="Type its name to confirm"
        error={isOther ? `This is not its name. Type ${name}` : undefined}
      >
        <Input
          mono
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </Field>
    </FormDialog>
  );
}

'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { projectPath } from '@/components/layout/navigation';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { projectsQueries } from './projects-queries';
import { projectsRequests } from './projects-requests';

/** A name, and then to the page that connects the first sender. */
export function CreateProjectDialog({ organisationId }: { organisationId: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const create = useChange({
    change: (name: string) => projectsRequests.create({ organisationId, name }),
    refresh: projectsQueries.organisations().queryKey,
    onDone: ({ slug }) => {
      setOpen(false);
      router.push(projectPath(slug, 'connect'));
      router.refresh();
    },
  });
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Create project
        </Button>
      }
      title="Create a project"
      description="What belongs together in one view: a product, a team, an environment."
      className="flex flex-col gap-4"
      save="Create project"
      pending={create.isPending}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => {
        setOpen(false);
        create.reset();
      }}
      onSave={(form) => create.mutate(String(form.get('name') ?? ''))}
    >
      <FormProblem problem={wholeProblem(create.error, ['name'])} />
      <Field label="Name" error={fieldProblem(create.error, 'name')}>
        <Input name="name" required maxLength={80} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}

'use client';
import { useChange } from '@/components/layout/use-change';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import type { ActionAnswer } from '@/domain/actions/action-answers';
import { actionsQueries, changeAction } from './actions-queries';

interface DeclineDialogProps {
  project: string;
  action: ActionAnswer;
  onClose: () => void;
}

/** An action that will not be done keeps the reason, for whoever asks the next time. */
export function DeclineDialog({ project, action, onClose }: DeclineDialogProps) {
  const decline = useChange({
    change: (reason: string) => changeAction(project, action.id, { status: 'declined', reason }),
    refresh: actionsQueries.all(project),
    done: () => 'Declined; the reason stays with it',
    onDone: onClose,
  });
  return (
    <FormDialog
      title="Decline the action"
      description={action.title}
      className="grid gap-3"
      pending={decline.isPending}
      onSave={(form) => decline.mutate(String(form.get('reason') ?? ''))}
      onClose={onClose}
    >
      <Field label="Why it will not be done" required error={decline.error?.message}>
        <Input name="reason" required maxLength={1_000} />
      </Field>
    </FormDialog>
  );
}

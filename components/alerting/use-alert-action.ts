'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { failureText } from '@/components/layout/failure-text';
import { useToast } from '@/components/ui/toast';
import type { AlertActionInput } from '@/domain/alerting/alert-action-schema';
import { actOnAlert, alertsQueries } from './alerts-queries';

interface Acting {
  id: string;
  input: AlertActionInput;
}

const DONE: Record<AlertActionInput['action'], string> = {
  acknowledge: 'Acknowledged: paging has stopped',
  unacknowledge: 'Taken back: paging goes on',
  resolve: 'Closed',
  escalate: 'Escalated: the next step is told now',
  snooze: 'Snoozed',
  review: 'Thank you: marked',
};

/** Acts on an alert and says how it went; an acknowledgement can be taken back from where that is said. */
export function useAlertAction(project: string) {
  const client = useQueryClient();
  const toast = useToast();
  const acting = useMutation({
    mutationFn: ({ id, input }: Acting) => actOnAlert(project, id, input),
    onSuccess: async (answer, { id, input }) => {
      toast(
        answer.changed
          ? { title: DONE[input.action], undo: undoOf(id, input) }
          : { title: answer.message ?? 'Nothing has changed.' },
      );
      await client.invalidateQueries({ queryKey: alertsQueries.all(project) });
      await client.invalidateQueries({ queryKey: ['overview', project] });
    },
    onError: (error) => {
      toast({ tone: 'failed', title: 'That did not work.', description: failureText(error) });
    },
  });
  const undoOf = (id: string, { action }: AlertActionInput) =>
    action === 'acknowledge'
      ? () => acting.mutate({ id, input: { action: 'unacknowledge' } })
      : undefined;
  return acting;
}

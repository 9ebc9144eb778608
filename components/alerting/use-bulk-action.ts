'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import type { AlertActionInput } from '@/domain/alerting/alert-action-schema';
import { actOnAlert, alertsQueries } from './alerts-queries';

interface Acting {
  ids: readonly string[];
  input: AlertActionInput;
}

const DONE: Record<AlertActionInput['action'], string> = {
  acknowledge: 'acknowledged',
  unacknowledge: 'taken back',
  resolve: 'closed',
  snooze: 'snoozed',
  escalate: 'escalated',
  review: 'marked',
};
const AT_ONCE = 6;

/** Does the same with several alerts, and says of how many it was true. One that fails stops no other. */
export function useBulkAction(project: string) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: async ({ ids, input }: Acting) => {
      const count = { done: 0, same: 0, failed: 0 };
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const some = ids.slice(at, at + AT_ONCE).map((id) => actOnAlert(project, id, input));
        for (const result of await Promise.allSettled(some)) {
          if (result.status === 'rejected') count.failed += 1;
          else if (result.value.changed) count.done += 1;
          else count.same += 1;
        }
      }
      return count;
    },
    onSuccess: async ({ done, same, failed }, { input }) => {
      const rest = [
        same === 0 ? null : `${same} had nothing to change`,
        failed === 0 ? null : `${failed} could not be changed: try them again`,
      ].filter((part) => part !== null);
      toast({
        ...(failed === 0 ? {} : { tone: 'failed' }),
        title: `${done} ${DONE[input.action]}`,
        ...(rest.length === 0 ? {} : { description: `${rest.join('; ')}.` }),
      });
      await client.invalidateQueries({ queryKey: alertsQueries.all(project) });
      await client.invalidateQueries({ queryKey: ['overview', project] });
    },
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { failureText } from '@/components/layout/failure-text';
import { useToast } from '@/components/ui/toast';
import type { IncidentAction } from '@/domain/incidents/schemas';
import { actOnIncident, incidentsQueries } from './incidents-queries';

export type IncidentActing = ReturnType<typeof useIncidentAction>;

/** Acts on an incident and shows what it is after that; what somebody else did meanwhile is said and fetched. */
export function useIncidentAction(project: string, id: string) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (input: IncidentAction) => actOnIncident(project, id, input),
    onSuccess: async (incident) => {
      client.setQueryData(incidentsQueries.one(project, id).queryKey, incident);
      await client.invalidateQueries({
        queryKey: [...incidentsQueries.all(project), 'list'],
      });
    },
    onError: async (error) => {
      toast({ tone: 'failed', title: 'That did not work.', description: failureText(error) });
      await client.invalidateQueries({ queryKey: incidentsQueries.all(project) });
    },
  });
}

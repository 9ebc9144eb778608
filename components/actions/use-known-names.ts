import { useQuery } from '@tanstack/react-query';
import { alertsQueries } from '@/components/alerting/alerts-queries';
import { metricsQueries } from '@/components/metrics/metrics-queries';
import { queuesQueries } from '@/components/queues/queues-queries';
import type { CheckChoice } from './check-choices';

export interface KnownName {
  name: string;
  /** What it is, where the name does not say it. */
  means?: string;
}

const RECENT = { from: 'now-24h', to: 'now' };

/** What a check can be about here, to be chosen while one types: nobody knows such names by heart. */
export function useKnownNames(project: string, choice: CheckChoice): KnownName[] {
  const range = { project, ...RECENT };
  const queues = useQuery({ ...queuesQueries.list(range), enabled: choice === 'queue_empty' });
  const metrics = useQuery({ ...metricsQueries.list(range), enabled: choice === 'metric' });
  const alerts = (state: 'open' | 'resolved') => ({
    ...alertsQueries.list({ project, state, rule: '' }),
    enabled: choice === 'no_alert',
  });
  const open = useQuery(alerts('open'));
  const over = useQuery(alerts('resolved'));
  switch (choice) {
    case 'queue_empty':
      return distinct((queues.data?.items ?? []).map(({ queue }) => ({ name: queue })));
    case 'metric':
      return distinct((metrics.data?.items ?? []).map(({ name }) => ({ name })));
    case 'no_alert':
      return distinct(
        [...(open.data?.items ?? []), ...(over.data?.items ?? [])].map(
          ({ fingerprint, summary }) => ({ name: fingerprint, means: summary }),
        ),
      );
    default:
      return [];
  }
}

function distinct(names: readonly KnownName[]): KnownName[] {
  return [...new Map(names.toReversed().map((one) => [one.name, one])).values()].reverse();
}

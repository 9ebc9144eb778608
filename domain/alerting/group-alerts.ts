import type { AlertAnswer } from './alert-answers';
import { compareAlerts } from './describe-alerts';

type Grouped = Pick<AlertAnswer, 'state' | 'severity' | 'startedAt' | 'service'>;

export interface AlertGroup<A> {
  /** null: of no service that is known. */
  service: string | null;
  alerts: A[];
}

/** By service: what nobody has yet comes first in each, and the service first that has the worst of it. */
export function groupAlerts<A extends Grouped>(alerts: readonly A[]): AlertGroup<A>[] {
  const groups = new Map<string | null, A[]>();
  for (const alert of alerts.toSorted(compareAlerts)) {
    const known = groups.get(alert.service);
    if (known === undefined) groups.set(alert.service, [alert]);
    else known.push(alert);
  }
  return [...groups].map(([service, of]) => ({ service, alerts: of }));
}

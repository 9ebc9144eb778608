import { rateOf } from '../statistics/rate';
import type { Rate } from '../statistics/rate-schema';
import type { ClassifiedDeployment } from './classify-deployments';
import {
  type ExcludedRow,
  keepUnless,
  type ScopedDeployments,
  unlessChange,
} from './delivery-scope';
import type { IncidentLink } from './deployment';

export interface ChangeFailRow {
  id: string;
  failed: boolean;
  /** Incidents that a person linked to it. */
  incidentIds: string[];
  wasRolledBack: boolean;
}

export interface ChangeFailRate extends Rate {
  included: ChangeFailRow[];
  excluded: ExcludedRow[];
}

/**
 * Deployments that needed immediate intervention, of those that brought a change. One needed it when it was rolled back,
 * or a person confirmed that it made an incident; however many incidents it made, it failed once, so the rate cannot
 * pass 100%. It belongs to the time of the deployment, not of the incident hours later.
 */
export function changeFailRate(
  deployments: ScopedDeployments,
  links: readonly IncidentLink[],
): ChangeFailRate {
  const { included: changes, excluded } = keepUnless(deployments, unlessChange);
  const included = changes.map((one) => failRow(one, links));
  const successes = included.filter(({ failed }) => failed).length;
  return { ...rateOf({ successes, n: included.length }), included, excluded };
}

export function failRow(
  { deployment: { id }, rolledBackMs }: ClassifiedDeployment,
  links: readonly IncidentLink[],
): ChangeFailRow {
  const incidentIds = [...(confirmedOf(links).get(id) ?? [])];
  const wasRolledBack = rolledBackMs !== null;
  return { id, failed: wasRolledBack || incidentIds.length > 0, incidentIds, wasRolledBack };
}

/** By the list they were told in: every deployment of a report asks for its own. */
const known = new WeakMap<readonly IncidentLink[], ReadonlyMap<string, ReadonlySet<string>>>();

/** The incidents that a person linked to each deployment. */
function confirmedOf(links: readonly IncidentLink[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = known.get(links);
  if (found !== undefined) return found;
  const confirmed = new Map<string, Set<string>>();
  for (const { isConfirmed, deploymentId, incidentId } of links) {
    if (!isConfirmed) continue;
    confirmed.set(deploymentId, (confirmed.get(deploymentId) ?? new Set()).add(incidentId));
  }
  known.set(links, confirmed);
  return confirmed;
}

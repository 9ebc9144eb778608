import { rateOf } from '../statistics/rate';
import type { Rate } from '../statistics/rate-schema';
import {
  type ExcludedRow,
  keepUnless,
  type ScopedDeployments,
  unlessDeployed,
} from './delivery-scope';

export interface ReworkRate extends Rate {
  included: { id: string; isRework: boolean }[];
  excluded: ExcludedRow[];
}

/**
 * Deployments that nobody planned and an incident made necessary, of all deployments. A rollback is one by its nature.
 * Where nobody said whether it was planned, a deployment is left out rather than taken as planned.
 * Source: DORA 2024, which added rework rate to the four.
 */
export function reworkRate(deployments: ScopedDeployments): ReworkRate {
  const { included: rows, excluded } = keepUnless(
    keepUnless(deployments, unlessDeployed),
    ({ kind, deployment }) =>
      kind !== 'rollback' && deployment.unplanned === null ? 'not_known_if_planned' : null,
  );
  const included = rows.map(({ kind, deployment }) => ({
    id: deployment.id,
    isRework: kind === 'rollback' || deployment.unplanned === true,
  }));
  const successes = included.filter(({ isRework }) => isRework).length;
  return { ...rateOf({ successes, n: included.length }), included, excluded };
}

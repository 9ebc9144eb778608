import { rateOf } from '../statistics/rate';
import type { Rate } from '../statistics/rate-schema';
import {
  type ExcludedRow,
  keepUnless,
  type ScopedDeployments,
  unlessDeployed,
} from './delivery-scope';

export interface ReworkRow {
  id: string;
  isRework: boolean;
  wasRollback: boolean;
  /** Incidents that it ended. */
  mended: string[];
}

export interface ReworkRate extends Rate {
  included: ReworkRow[];
  excluded: ExcludedRow[];
}

/**
 * Deployments that nobody planned and an incident made necessary, of all deployments. A rollback is one by its nature,
 * and so is what ended a confirmed incident unless its sender says that it was planned. Where nobody said whether it was
 * planned, a deployment is left out rather than taken as planned. Source: DORA 2024, which added rework rate to the four.
 */
export function reworkRate(
  deployments: ScopedDeployments,
  mending: ReadonlyMap<string, ReadonlySet<string>>,
): ReworkRate {
  const { included: rows, excluded } = keepUnless(
    keepUnless(deployments, unlessDeployed),
    ({ kind, deployment: { id, unplanned } }) =>
      kind !== 'rollback' && unplanned === null && !mending.has(id) ? 'not_known_if_planned' : null,
  );
  const included = rows.map(({ kind, deployment: { id, unplanned } }) => {
    const wasRollback = kind === 'rollback';
    const mended = [...(mending.get(id) ?? [])];
    const isMending = mended.length > 0 && unplanned !== false;
    return { id, isRework: wasRollback || unplanned === true || isMending, wasRollback, mended };
  });
  const successes = included.filter(({ isRework }) => isRework).length;
  return { ...rateOf({ successes, n: included.length }), included, excluded };
}

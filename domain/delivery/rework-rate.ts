import { NO_RATE, rateOf } from '../statistics/rate';
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
  /** What the share of all deployments is if everything that nobody told was planned, and if nothing of it was. */
  bounds: { low: number | null; high: number | null };
  included: ReworkRow[];
  excluded: ExcludedRow[];
}

/**
 * Deployments that nobody planned and an incident made necessary, of all deployments. A rollback is one by its nature,
 * and so is what ended a confirmed incident unless its sender says that it was planned. Where nobody said whether it was
 * planned, a deployment is left out rather than taken as planned; and where all that is known is rework because only
 * rework tells itself, there is no share of them, but a least one of all. Source: DORA 2024, which added rework rate.
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
  const unknown = excluded.filter(({ reason }) => reason === 'not_known_if_planned').length;
  const isOneSided = unknown > 0 && successes === included.length;
  const n = included.length + unknown;
  return {
    ...(isOneSided ? NO_RATE : rateOf({ successes, n: included.length })),
    bounds: {
      low: n === 0 ? null : successes / n,
      high: n === 0 ? null : (successes + unknown) / n,
    },
    included,
    excluded,
  };
}

import type { ClassifiedDeployment } from './classify-deployments';
import { isProduction } from './deployment';

/** What a delivery report is about. */
export interface DeliveryScope {
  /** Null: all services. */
  service: string | null;
  /** Null: production, whatever it is called. */
  environment: string | null;
  fromMs: number;
  toMs: number;
  /** Seconds between two moments: by the calendar, or in business hours. */
  measure: (fromMs: number, toMs: number) => number;
}

/** Why a row is not in a number. */
export const EXCLUSIONS = {
  not_production: 'It did not go to production.',
  other_environment: 'It went to another environment.',
  not_finished: 'It is still on its way.',
  not_succeeded: 'It did not succeed, so it never ran.',
  rerun: 'It repeated what was already running.',
  redeploy: 'It brought back what a rollback had taken away.',
  rollback: 'A rollback is a deployment, but not a change.',
  no_base: 'It is the first one known, so nothing tells what it changed.',
  changes_unknown: 'Nobody said what it changed.',
  no_changes: 'It changed nothing.',
  already_delivered: 'An earlier deployment had brought this change.',
  no_commit_time: 'Nobody said when it was first committed.',
  commit_after_deployment: 'It was committed after it was deployed: a clock is wrong.',
  unresolved: 'It has not been recovered from yet.',
  recovered_before_failure: 'Its recovery lies before its failure: a time is wrong.',
  not_known_if_planned: 'Nobody said whether it was planned (unplanned, in what tells it).',
} as const;
export type Exclusion = keyof typeof EXCLUSIONS;

export interface ExcludedRow {
  /** Of the deployment, or the commit of the change. */
  id: string;
  deploymentId: string;
  reason: Exclusion;
}

export interface ScopedDeployments {
  included: ClassifiedDeployment[];
  excluded: ExcludedRow[];
}

/**
 * The deployments of the service that finished in the window, or are on their way in it. What went elsewhere is
 * excluded, not left out.
 */
export function inScope(
  classified: readonly ClassifiedDeployment[],
  scope: DeliveryScope,
): ScopedDeployments {
  const found: ScopedDeployments = { included: [], excluded: [] };
  for (const one of classified) {
    const { deployment } = one;
    const timeMs = momentOf(one);
    if (scope.service !== null && deployment.service !== scope.service) continue;
    if (!(timeMs >= scope.fromMs && timeMs < scope.toMs)) continue;
    const reason = elsewhere(deployment.environment, scope);
    if (reason === null) found.included.push(one);
    else found.excluded.push(excludedRow(one, reason));
  }
  return found;
}

/** When a deployment counts: its end, else its beginning. */
export function momentOf({ deployment }: ClassifiedDeployment): number {
  return deployment.finishedMs ?? deployment.startedMs ?? Number.NaN;
}

function elsewhere(environment: string, scope: DeliveryScope): Exclusion | null {
  if (scope.environment === null) return isProduction(environment) ? null : 'not_production';
  return environment === scope.environment ? null : 'other_environment';
}

export function excludedRow({ deployment }: ClassifiedDeployment, reason: Exclusion): ExcludedRow {
  return { id: deployment.id, deploymentId: deployment.id, reason };
}

/** Splits by whether a reason is found against a row. */
export function keepUnless(
  { included, excluded }: ScopedDeployments,
  reasonAgainst: (one: ClassifiedDeployment) => Exclusion | null,
): ScopedDeployments {
  const kept: ScopedDeployments = { included: [], excluded: [...excluded] };
  for (const one of included) {
    const reason = reasonAgainst(one);
    if (reason === null) kept.included.push(one);
    else kept.excluded.push(excludedRow(one, reason));
  }
  return kept;
}

/** Why a deployment is not one that brought a change. */
export function unlessChange({ kind }: ClassifiedDeployment): Exclusion | null {
  return kind === 'change' ? null : kind;
}

/** Why a deployment did not put anything into production. */
export function unlessDeployed({ kind }: ClassifiedDeployment): Exclusion | null {
  return kind === 'rerun' || kind === 'not_succeeded' || kind === 'not_finished' ? kind : null;
}

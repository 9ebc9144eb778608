import type { ClassifiedDeployment } from './classify-deployments';
import {
  type DeliveryScope,
  type ExcludedRow,
  type Exclusion,
  keepUnless,
  type ScopedDeployments,
  unlessChange,
} from './delivery-scope';
import type { Change, Deployment } from './deployment';
import { type Spread, spreadOf } from './spread';

/** What a change waited for on its way; null where a moment is missing or out of order. */
export interface LeadTimeParts {
  /** First commit to pull request. */
  codingSeconds: number | null;
  /** Pull request to merge. */
  reviewSeconds: number | null;
  /** Merge to the beginning of the deployment. */
  waitingSeconds: number | null;
  /** Beginning to end of the deployment. */
  deployingSeconds: number | null;
}

export interface LeadTimeRow {
  /** The change's commit. */
  id: string;
  deploymentId: string;
  service: string;
  seconds: number;
  parts: LeadTimeParts;
}

export interface LeadTime extends Spread {
  parts: Record<'coding' | 'review' | 'waiting' | 'deploying', Spread>;
  included: LeadTimeRow[];
  excluded: ExcludedRow[];
}

/**
 * Change lead time: from a change's first commit to its running in production, of every change that first ran there in
 * the window. A change counts once for each service it goes to. Source: DORA, "Software delivery performance metrics".
 */
export function leadTime(deployments: ScopedDeployments, scope: DeliveryScope): LeadTime {
  const { included: changed, excluded } = keepUnless(deployments, unlessChange);
  const included: LeadTimeRow[] = [];
  for (const one of changed) {
    const { deployment } = one;
    const reason = whyUnknown(one);
    if (reason !== null) {
      excluded.push({ id: deployment.id, deploymentId: deployment.id, reason });
    }
    for (const change of distinct(deployment.changes ?? [])) {
      const against = reasonAgainst(change, one);
      if (against !== null) {
        excluded.push({ id: change.sha, deploymentId: deployment.id, reason: against });
      } else included.push(rowOf(change, deployment, scope));
    }
  }
  return {
    ...spreadOf(included.map(({ seconds }) => seconds)),
    parts: {
      coding: spreadOfPart(included, 'codingSeconds'),
      review: spreadOfPart(included, 'reviewSeconds'),
      waiting: spreadOfPart(included, 'waitingSeconds'),
      deploying: spreadOfPart(included, 'deployingSeconds'),
    },
    included,
    excluded,
  };
}

function whyUnknown({ deployment, isFirst }: ClassifiedDeployment): Exclusion | null {
  if (deployment.changes === null) return isFirst ? 'no_base' : 'changes_unknown';
  return deployment.changes.length === 0 ? 'no_changes' : null;
}

function reasonAgainst(
  { sha, firstCommitMs }: Change,
  { deployment, alreadyDelivered }: ClassifiedDeployment,
): Exclusion | null {
  if (alreadyDelivered.has(sha)) return 'already_delivered';
  if (firstCommitMs === null) return 'no_commit_time';
  return firstCommitMs > (deployment.finishedMs ?? 0) ? 'commit_after_deployment' : null;
}

function distinct(changes: readonly Change[]): readonly Change[] {
  return changes.length < 2
    ? changes
    : [...new Map(changes.map((change) => [change.sha, change])).values()];
}

function rowOf(change: Change, deployment: Deployment, { measure }: DeliveryScope): LeadTimeRow {
  const { firstCommitMs, openedMs, mergedMs } = change;
  const { startedMs, finishedMs } = deployment;
  const between = (fromMs: number | null, toMs: number | null) =>
    fromMs === null || toMs === null || toMs < fromMs ? null : measure(fromMs, toMs);
  return {
    id: change.sha,
    deploymentId: deployment.id,
    service: deployment.service,
    seconds: between(firstCommitMs, finishedMs) ?? 0,
    parts: {
      codingSeconds: between(firstCommitMs, openedMs),
      reviewSeconds: between(openedMs, mergedMs),
      waitingSeconds: between(mergedMs, startedMs),
      deployingSeconds: between(startedMs, finishedMs),
    },
  };
}

function spreadOfPart(rows: readonly LeadTimeRow[], part: keyof LeadTimeParts): Spread {
  return spreadOf(rows.map(({ parts }) => parts[part]).filter((seconds) => seconds !== null));
}

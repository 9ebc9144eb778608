import type { Deployment } from './deployment';

/**
 * What a deployment is to the metrics. `change` brings something new; `rollback` goes back to what ran before;
 * `redeploy` brings again what a rollback had taken away; `rerun` repeats what is running; the rest never ran.
 */
export type DeploymentKind =
  | 'change'
  | 'rollback'
  | 'redeploy'
  | 'rerun'
  | 'not_succeeded'
  | 'not_finished';

export interface ClassifiedDeployment {
  deployment: Deployment;
  kind: DeploymentKind;
  /** No earlier deployment of the service ran in the environment, as far as is known. */
  isFirst: boolean;
  /** Of a rollback: the deployment it took back. */
  rolledBack: string | null;
  /** Of a rerun: the deployment it repeats. */
  repeats: string | null;
  /** Changes that an earlier deployment had brought already. */
  alreadyDelivered: ReadonlySet<string>;
  /** Of a change: when the first rollback of it ran. */
  rolledBackMs: number | null;
}

/**
 * Tells what each deployment is from those before it of the same service and environment, in the order in which they
 * finished. A commit that ran before, and is not what runs now, is a rollback even when nobody says so.
 */
export function classifyDeployments(deployments: readonly Deployment[]): ClassifiedDeployment[] {
  const groups = new Map<string, Deployment[]>();
  for (const one of deployments) {
    const key = JSON.stringify([one.service, one.environment]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const classified = [...groups.values()].flatMap(classifyGroup);
  markRolledBack(classified);
  return classified;
}

function classifyGroup(group: readonly Deployment[]): ClassifiedDeployment[] {
  const seenShas = new Set<string>();
  const delivered = new Set<string>();
  let live: ClassifiedDeployment | null = null;
  const classified: ClassifiedDeployment[] = [];
  for (const deployment of [...group].sort(byEnd)) {
    const kind = kindOf(deployment, live, seenShas);
    const shas = (deployment.changes ?? []).map(({ sha }) => sha);
    const one: ClassifiedDeployment = {
      deployment,
      kind,
      isFirst: live === null,
      rolledBack: kind === 'rollback' ? deployment.rollbackOf || idOf(live) : null,
      repeats: kind === 'rerun' ? idOf(live) : null,
      alreadyDelivered: new Set(shas.filter((sha) => delivered.has(sha))),
      rolledBackMs: null,
    };
    classified.push(one);
    if (kind === 'not_finished' || kind === 'not_succeeded') continue;
    // What runs now is still the deployment that was repeated: a rollback takes that back.
    if (kind === 'rerun') continue;
    for (const sha of shas) delivered.add(sha);
    seenShas.add(deployment.sha);
    live = one;
  }
  return classified;
}

function kindOf(
  deployment: Deployment,
  live: ClassifiedDeployment | null,
  seenShas: ReadonlySet<string>,
): DeploymentKind {
  if (deployment.status === 'in_progress' || deployment.finishedMs === null) return 'not_finished';
  if (deployment.status !== 'succeeded') return 'not_succeeded';
  if (deployment.rollbackOf !== null) return 'rollback';
  if (live === null || !seenShas.has(deployment.sha)) return 'change';
  if (deployment.sha === live.deployment.sha) return 'rerun';
  return live.kind === 'rollback' ? 'redeploy' : 'rollback';
}

function idOf(classified: ClassifiedDeployment | null): string | null {
  return classified?.deployment.id ?? null;
}

function markRolledBack(classified: readonly ClassifiedDeployment[]): void {
  const byId = new Map(classified.map((one) => [one.deployment.id, one]));
  for (const { rolledBack, deployment } of classified) {
    const named = rolledBack === null ? undefined : byId.get(rolledBack);
    const target = named?.repeats == null ? named : byId.get(named.repeats);
    const { finishedMs } = deployment;
    if (target === undefined || finishedMs === null) continue;
    target.rolledBackMs = Math.min(target.rolledBackMs ?? finishedMs, finishedMs);
  }
}

/** Those on their way come last; ids settle what finished at one instant. */
function byEnd(a: Deployment, b: Deployment): number {
  const end = (one: Deployment) => one.finishedMs ?? Number.POSITIVE_INFINITY;
  if (end(a) !== end(b)) return end(a) - end(b);
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

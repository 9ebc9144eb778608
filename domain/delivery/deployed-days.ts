import type { ClassifiedDeployment } from './classify-deployments';
import { isProduction } from './deployment';
import { toldMoment } from './newest-first';

const DAY_MS = 86_400_000;
const DAYS = 7;

/** What became of the deployments of one day. */
export interface DeployedDay {
  succeeded: number;
  failed: number;
  rolledBack: number;
}

/**
 * The last seven days as counted back from now, the newest first: of production where anything was deployed to it, else of
 * all. Null where nothing was deployed at all. One that tells no time is on its way now.
 */
export function deployedDays(
  deployments: readonly ClassifiedDeployment[],
  nowMs: number,
): DeployedDay[] | null {
  if (deployments.length === 0) return null;
  const production = deployments.filter(({ deployment }) => isProduction(deployment.environment));
  const counted = production.length > 0 ? production : deployments;
  const days = Array.from({ length: DAYS }, () => ({ succeeded: 0, failed: 0, rolledBack: 0 }));
  for (const one of counted) {
    const day = days[Math.max(0, Math.floor((nowMs - (toldMoment(one) ?? nowMs)) / DAY_MS))];
    if (day === undefined) continue;
    const { status } = one.deployment;
    if (status === 'succeeded') day.succeeded += 1;
    if (status === 'failed') day.failed += 1;
    if (one.kind === 'rollback') day.rolledBack += 1;
  }
  return days;
}

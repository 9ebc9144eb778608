import { log } from '@/server/observability/log';
import { systemPool } from '../db/client';
import { type ClaimedRule, claimDueRules } from '../db/sql/due-rules';
import { evaluateClaimedRules } from './evaluate-claimed-rules';

/** Rules claimed at a time: what a worker that dies in the middle leaves to the next tick. */
const AT_ONCE = 500;

/** Evaluates every rule that is due; ends when none is left. Answers how many there were. */
export async function evaluateDueRules(signal?: AbortSignal): Promise<number> {
  let evaluated = 0;
  while (signal?.aborted !== true) {
    const claimed = await claimDueRules(systemPool(), AT_ONCE);
    await evaluateByProject(claimed);
    evaluated += claimed.length;
    if (claimed.length < AT_ONCE) break;
  }
  return evaluated;
}

async function evaluateByProject(claimed: readonly ClaimedRule[]): Promise<void> {
  const projects = new Map<string, ClaimedRule[]>();
  for (const rule of claimed)
    projects.set(rule.projectId, [...(projects.get(rule.projectId) ?? []), rule]);
  for (const [projectId, rules] of projects) {
    await evaluateClaimedRules(projectId, rules).catch((error) =>
      log.error('The rules of a project could not be evaluated', { projectId, error }),
    );
  }
}

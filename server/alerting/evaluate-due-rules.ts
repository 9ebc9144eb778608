import { log } from '@/server/observability/log';
import { systemPool } from '../db/client';
import { type ClaimedRule, claimDueRules } from '../db/sql/due-rules';
import { evaluateClaimedRules } from './evaluate-claimed-rules';

/** Rules claimed at a time, some projects of them: what a worker that dies in the middle leaves to the next tick. */
const AT_ONCE = 4_000;
/** One project's rules are judged here while the database reads for another's. */
const PROJECTS_AT_ONCE = 2;

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
  for (const rule of claimed) {
    const known = projects.get(rule.projectId);
    if (known === undefined) projects.set(rule.projectId, [rule]);
    else known.push(rule);
  }
  const waiting = [...projects];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [projectId, rules] = next;
      await evaluateClaimedRules(projectId, rules).catch((error) =>
        log.error('The rules of a project could not be evaluated', { projectId, error }),
      );
    }
  };
  await Promise.all(Array.from({ length: PROJECTS_AT_ONCE }, work));
}

import type { ClassifiedDeployment } from '../delivery/classify-deployments';
import { type Deployment, isProduction } from '../delivery/deployment';
import { type IncidentEvidence, suspectDeployments } from '../delivery/suspect-deployments';

export interface SuspectEvidence extends IncidentEvidence {
  endedMs: number | null;
  /** A service that the incident's services call, and which of them calls it. */
  dependencies: ReadonlyMap<string, string>;
}

export interface SuspectedDeployment {
  deployment: Deployment;
  /** 0-1: how much speaks for it; an order, not a probability. */
  score: number;
  reasons: string[];
}

const DEPENDENCY = 0.15;
const ROLLED_BACK = 0.3;
const FAILED = 0.15;
const CODE = 0.05;
/** What a roll-back of something else, or one that brought no code, loses. */
const IS_ROLLBACK = -0.1;
/** What went somewhere else than the incident is. */
const ELSEWHERE_TIMES = 0.3;
/** What is older is no news: only what was rolled back during the incident is suspected from further back. */
const RECENT_MS = 2 * 86_400_000;
/** Nearness alone is told while it is within two hours. */
const LEAST = 0.05;
const MOST = 5;
const TITLES = 3;

/**
 * The deployments that may have made an incident, the most suspect first, each with its reasons in words: of the same
 * service or of one that it calls, of the last two days, since rolled back, with code in it; those of another
 * environment come last. For a person to confirm.
 */
export function suspectChanges(
  evidence: SuspectEvidence,
  deployments: readonly ClassifiedDeployment[],
): SuspectedDeployment[] {
  const isElsewhere = elsewhereOf(evidence, deployments);
  return deployments
    .flatMap((one) => suspectOf(evidence, one, isElsewhere(one.deployment.environment)) ?? [])
    .sort((a, b) => b.score - a.score || (a.deployment.id < b.deployment.id ? -1 : 1))
    .slice(0, MOST);
}

/** An incident that names no environment is one of production, where there is one. */
function elsewhereOf(
  { environment }: SuspectEvidence,
  deployments: readonly ClassifiedDeployment[],
): (name: string) => boolean {
  if (environment !== null) return (name) => name !== environment;
  const hasProduction = deployments.some((one) => isProduction(one.deployment.environment));
  return (name) => hasProduction && !isProduction(name);
}

function suspectOf(
  evidence: SuspectEvidence,
  one: ClassifiedDeployment,
  isElsewhere: boolean,
): SuspectedDeployment | null {
  const { deployment } = one;
  const [base] = suspectDeployments(evidence, [deployment]);
  const caller = evidence.services.includes(deployment.service)
    ? undefined
    : evidence.dependencies.get(deployment.service);
  if (base === undefined) return null;
  const rolledBack = rollBackReason(evidence, one);
  const beganMs = deployment.finishedMs ?? deployment.startedMs ?? evidence.startedMs;
  if (rolledBack === null && evidence.startedMs - beganMs > RECENT_MS) return null;
  let { score } = base;
  const reasons = [...base.reasons];
  if (caller !== undefined) {
    score += DEPENDENCY;
    reasons.unshift(`${caller} calls ${deployment.service}.`);
  }
  if (rolledBack !== null) {
    score += ROLLED_BACK;
    reasons.push(rolledBack);
  }
  if (deployment.status === 'failed') {
    score += FAILED;
    reasons.push('The deployment itself failed.');
  }
  const code = codeReason(deployment);
  if (one.kind === 'rollback') {
    score += IS_ROLLBACK;
    reasons.push('It is a roll-back itself.');
  } else if (code !== null) {
    score += CODE;
    reasons.push(code);
  }
  if (isElsewhere) {
    score *= ELSEWHERE_TIMES;
    reasons.unshift(`It went to ${deployment.environment}, not to where the incident is.`);
  }
  if (score < LEAST) return null;
  return { deployment, score: Math.round(Math.min(1, score) * 100) / 100, reasons };
}

/** Whoever took it back while the incident lasted held it for the cause. */
function rollBackReason(
  { startedMs, endedMs }: SuspectEvidence,
  { rolledBackMs }: ClassifiedDeployment,
): string | null {
  if (rolledBackMs === null || rolledBackMs < startedMs) return null;
  if (endedMs !== null && rolledBackMs > endedMs) return null;
  const minutes = Math.round((rolledBackMs - startedMs) / 60_000);
  return `It was rolled back ${minutes} min after the incident began.`;
}

function codeReason({ changes }: Deployment): string | null {
  if (changes === null || changes.length === 0) return null;
  const titles = changes.flatMap(({ title, ref }) => title ?? ref ?? []).slice(0, TITLES);
  const count = changes.length === 1 ? 'one change' : `${changes.length} changes`;
  return `It brought ${count}${titles.length === 0 ? '' : `: ${titles.join('; ')}`}.`;
}

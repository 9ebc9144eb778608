import type { Deployment } from './deployment';

/** What an incident knows that may lead to the deployment that made it. */
export interface IncidentEvidence {
  startedMs: number;
  services: readonly string[];
  environment: string | null;
  /** Versions and commits seen in its errors, alerts and logs. */
  versions: readonly string[];
  shas: readonly string[];
}

export interface Suspect {
  deploymentId: string;
  /** 0-1: how much speaks for it; an order, not a probability. */
  score: number;
  reasons: string[];
}

/** The same artifact outweighs any service, the same service any nearness. */
const ARTIFACT = 0.6;
const SERVICE_AND_ENVIRONMENT = 0.3;
const SERVICE = 0.2;
const NEARNESS = 0.1;
/** After this long, nearness counts half. */
const HALF_LIFE_MS = 2 * 3_600_000;
const LOOK_BACK_MS = 14 * 86_400_000;
/** Nearness alone is told up to two half-lives. */
const LEAST_SCORE = NEARNESS / 4;

/**
 * The deployments that may have made an incident, the most suspect first: those that began before it, and not more than a
 * fortnight. For a person to confirm; until then it changes no metric.
 */
export function suspectDeployments(
  incident: IncidentEvidence,
  deployments: readonly Deployment[],
): Suspect[] {
  return deployments
    .flatMap((deployment) => suspectOf(incident, deployment) ?? [])
    .sort((a, b) => b.score - a.score || (a.deploymentId < b.deploymentId ? -1 : 1));
}

function suspectOf(incident: IncidentEvidence, deployment: Deployment): Suspect | null {
  const beganMs = deployment.startedMs ?? deployment.finishedMs;
  if (beganMs === null || beganMs > incident.startedMs) return null;
  const endedMs = Math.min(deployment.finishedMs ?? incident.startedMs, incident.startedMs);
  const agoMs = incident.startedMs - endedMs;
  if (agoMs > LOOK_BACK_MS) return null;
  const reasons: string[] = [];
  let score = NEARNESS * 2 ** (-agoMs / HALF_LIFE_MS);
  if (isSameArtifact(incident, deployment)) {
    score += ARTIFACT;
    reasons.push(`The incident shows ${deployment.version ?? deployment.sha.slice(0, 12)}.`);
  }
  const place = placeOf(incident, deployment);
  score += place.score;
  if (place.reason !== null) reasons.push(place.reason);
  if (score < LEAST_SCORE) return null;
  reasons.push(`It ended ${inWords(agoMs)} before the incident began.`);
  return { deploymentId: deployment.id, score: Math.min(1, score), reasons };
}

/** Another environment speaks against it as much as the service speaks for it. */
function placeOf(
  { services, environment }: IncidentEvidence,
  deployment: Deployment,
): { score: number; reason: string | null } {
  const { service } = deployment;
  if (!services.includes(service)) return { score: 0, reason: null };
  if (environment === null)
    return { score: SERVICE, reason: `It is of ${service}, like the incident.` };
  if (environment !== deployment.environment) return { score: 0, reason: null };
  const reason = `It is of ${service} in ${environment}, like the incident.`;
  return { score: SERVICE_AND_ENVIRONMENT, reason };
}

const LEAST_SHA = 7;

/** A commit may be cut short on either side. */
function isSameArtifact(
  { versions, shas }: IncidentEvidence,
  { sha, version }: Deployment,
): boolean {
  if (version !== null && versions.includes(version)) return true;
  return shas.some((seen) => {
    const plain = seen.toLowerCase();
    const length = Math.min(plain.length, sha.length);
    return length >= LEAST_SHA && plain.slice(0, length) === sha.slice(0, length);
  });
}

function inWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60
    ? `${Math.round(minutes / 60)} h`
    : `${Math.round(minutes / 1_440)} days`;
}

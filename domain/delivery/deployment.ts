import type { RecordFlag } from '../ingest/record-reading';

export const DEPLOYMENT_STATUSES = ['in_progress', 'succeeded', 'failed', 'cancelled'] as const;
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number];

/** What reached production with a deployment: a pull request, or a commit that came without one. */
export interface Change {
  sha: string;
  /** Pull request, branch or tag. */
  ref: string | null;
  /** Of the pull request, else the commit's first line. */
  title?: string | null;
  firstCommitMs: number | null;
  openedMs: number | null;
  mergedMs: number | null;
}

/** One version of one service put into one environment. */
export interface Deployment {
  id: string;
  service: string;
  environment: string;
  sha: string;
  version: string | null;
  status: DeploymentStatus;
  startedMs: number | null;
  /** When it ran, or was given up; null while it is on its way. */
  finishedMs: number | null;
  /** The deployment it takes back; empty: whichever ran before it. */
  rollbackOf: string | null;
  /** It was not planned, but an incident made it necessary; null is not known. */
  unplanned: boolean | null;
  /** Null: nobody can say, as for a first deployment, which has nothing to be compared with. */
  changes: readonly Change[] | null;
  flags: readonly RecordFlag[];
}

export const DEPLOYMENT_SOURCES = ['api', 'github', 'gitlab', 'cdevents'] as const;

/** A deployment as it is stored: with who told it, and where to look further. */
export interface DeploymentRecord extends Deployment {
  source: (typeof DEPLOYMENT_SOURCES)[number];
  /** As in owner/name; its pushes and pull requests tell what the deployment brought. */
  repository: string | null;
  url: string | null;
}

/** As far as delivery looks at an incident. */
export interface DeliveryIncident {
  id: string;
  startedMs: number;
  /** When users were well again: mitigated, else resolved; null while it goes on. */
  recoveredMs: number | null;
}

/** That a deployment made an incident. Only what a person has confirmed counts. */
export interface IncidentLink {
  incidentId: string;
  deploymentId: string;
  isConfirmed: boolean;
}

const PRODUCTION = /^(production|prod|prd|live)([-_ /:.].*)?$/i;

/** production, prod, live, also of a region (prod-eu). */
export function isProduction(environment: string): boolean {
  return PRODUCTION.test(environment);
}

import type { ExternalAlert } from '../alerting/external/external-alert';
import type { DeploymentRecord } from '../delivery/deployment';
import type { RecordDraft } from '../ingest/record-draft';

export const WEBHOOK_KINDS = ['github', 'gitlab', 'cdevents', 'alertmanager'] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

/** One commit of a push. */
export interface CommitFact {
  sha: string;
  authoredMs: number | null;
  title: string | null;
  /** Not on another branch already, as when main is merged into a feature's branch. */
  isNew: boolean;
}

/** A push to a branch. */
export interface PushFact {
  repository: string;
  /** The branch's name. */
  ref: string;
  /** Empty where the push does not follow from what was there: forced, or told only in part. */
  before: string;
  after: string;
  pushedMs: number;
  /** Oldest first. */
  commits: CommitFact[];
}

export interface PullRequestFact {
  repository: string;
  number: number;
  title: string;
  url: string | null;
  headRef: string;
  baseRef: string;
  /** The commit it became; null until it is merged. */
  mergeSha: string | null;
  openedMs: number | null;
  mergedMs: number | null;
  closedMs: number | null;
}

export interface CiRunFact {
  repository: string;
  service: string;
  workflow: string;
  runId: string;
  /** From 1; null where the sender counts none: then the next one. */
  attempt: number | null;
  sha: string;
  ref: string | null;
  conclusion: 'success' | 'failure' | 'other';
  startedMs: number | null;
  finishedMs: number;
  url: string | null;
}

export interface ReleaseFact {
  repository: string;
  service: string;
  tag: string;
  name: string | null;
  url: string | null;
  isPrerelease: boolean;
  publishedMs: number;
}

export interface IncidentFact {
  id: string;
  title: string;
  service: string | null;
  environment: string | null;
  artifact: string | null;
  url: string | null;
  /** Null in an event that tells of its end alone. */
  startedMs: number | null;
  recoveredMs: number | null;
}

/** What one delivery told. */
export interface WebhookFacts {
  deployments?: DeploymentRecord[];
  push?: PushFact;
  pullRequest?: PullRequestFact;
  ciRun?: CiRunFact;
  release?: ReleaseFact;
  incident?: IncidentFact;
  alerts?: ExternalAlert[];
}

/** What becomes of a delivery; `reason` and `became` are for the person who set the webhook up. */
export type WebhookReading =
  | { outcome: 'stored'; facts: WebhookFacts; became: string[] }
  | { outcome: 'ignored'; reason: string }
  | { outcome: 'refused'; reason: string };

/** What a repository's deployments are of: rows of the endpoint's settings. */
export interface ServiceMapping {
  /** owner/name, a group's path, or a CDEvents subject id. */
  repository: string;
  /** Null: any. */
  environment: string | null;
  service: string;
}

export interface WebhookContext {
  nowMs: number;
  draft: RecordDraft;
  services: readonly ServiceMapping[];
}

export function ignored(reason: string): WebhookReading {
  return { outcome: 'ignored', reason };
}

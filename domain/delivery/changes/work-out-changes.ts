import type { Change } from '../deployment';
import { assembleChanges, type MergedPullRequest } from './assemble-changes';
import { commitsBetween, type Push, type PushedCommit } from './commits-between';

export interface KnownCommit extends PushedCommit {
  title: string | null;
  /** Not on another branch before. */
  isNew: boolean;
}

export interface KnownPush extends Push {
  ref: string;
  pushedMs: number;
  commits: readonly KnownCommit[];
}

export interface KnownPullRequest {
  number: number;
  title: string;
  url: string | null;
  headRef: string;
  mergeSha: string;
  openedMs: number | null;
  mergedMs: number;
}

/** What is known of one repository. */
export interface KnownCode {
  pushes: readonly KnownPush[];
  pullRequests: readonly KnownPullRequest[];
}

/** A branch is deleted, and its last push told, about when it is merged. */
const SLACK_MS = 5 * 60_000;

/**
 * What a deployment of `head` brought to where `base` ran, from pushes and pull requests. Null: nobody can say, since a
 * push is missing, or the branch was forced.
 */
export function workOutChanges(
  { pushes, pullRequests }: KnownCode,
  base: string,
  head: string,
): Change[] | null {
  const branches = new Map<string, KnownPush[]>();
  for (const push of pushes) branches.set(push.ref, [...(branches.get(push.ref) ?? []), push]);
  for (const [, branch] of [...branches].sort(([a], [b]) => rank(a) - rank(b))) {
    const commits = commitsBetween(branch, base, head);
    if (commits === null) continue;
    return assembleChanges(
      commits,
      pullRequests.map((one) => withCommits(one, pullRequests, branches)),
    );
  }
  return null;
}

/** Where deployments usually come from is looked at first: a commit may be on several branches. */
function rank(branch: string): number {
  const at = ['main', 'master', 'trunk', 'production'].indexOf(branch);
  return at === -1 ? 9 : at;
}

/** Its commits are those pushed to its branch since a pull request of the same branch was merged before. */
function withCommits(
  pullRequest: KnownPullRequest,
  all: readonly KnownPullRequest[],
  branches: ReadonlyMap<string, KnownPush[]>,
): MergedPullRequest {
  const { headRef, mergedMs, number, url } = pullRequest;
  const earlier = all
    .filter((one) => one.headRef === headRef && one.mergedMs < mergedMs)
    .map((one) => one.mergedMs);
  const sinceMs = Math.max(Number.NEGATIVE_INFINITY, ...earlier);
  const commits = (branches.get(headRef) ?? [])
    .filter(({ pushedMs }) => pushedMs > sinceMs && pushedMs <= mergedMs + SLACK_MS)
    .flatMap((push) => push.commits.filter(({ isNew }) => isNew));
  const times = commits.flatMap(({ authoredMs }) => authoredMs ?? []);
  return {
    number,
    ref: url?.includes('/merge_requests/') ? `!${number}` : `#${number}`,
    title: pullRequest.title,
    mergeSha: pullRequest.mergeSha,
    commitShas: commits.map(({ sha }) => sha),
    firstCommitMs: times.length === 0 ? null : Math.min(...times),
    openedMs: pullRequest.openedMs,
    mergedMs,
  };
}

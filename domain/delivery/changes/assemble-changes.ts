import type { Change } from '../deployment';
import type { PushedCommit } from './commits-between';

/** A pull request, as far as delivery looks at it. */
export interface MergedPullRequest {
  number: number;
  /** As its forge writes it, such as !7; left out: #7. */
  ref?: string;
  title?: string | null;
  /** The commit that it became on the branch; a squash merge leaves nothing but this. */
  mergeSha: string;
  /** Its own commits. */
  commitShas: readonly string[];
  firstCommitMs: number | null;
  openedMs: number | null;
  mergedMs: number | null;
}

/**
 * What the commits of a deployment were as changes: each pull request once, with the time of its own first commit, which
 * a squash merge replaces by that of the merge; and each commit that came without one. A rebase merge gives commits new
 * names: the last one stands for the pull request, those before it for themselves.
 */
export function assembleChanges(
  commits: readonly PushedCommit[],
  pullRequests: readonly MergedPullRequest[],
): Change[] {
  const deployed = new Set(commits.map(({ sha }) => sha));
  const merged = pullRequests.filter(({ mergeSha }) => deployed.has(mergeSha));
  const covered = new Set(merged.flatMap(({ mergeSha, commitShas }) => [mergeSha, ...commitShas]));
  const direct = commits
    .filter(({ sha }) => !covered.has(sha))
    .map(({ sha, authoredMs, title }) => ({
      sha,
      ref: null,
      title: title ?? null,
      firstCommitMs: authoredMs,
      openedMs: null,
      mergedMs: null,
    }));
  return [...merged.map(changeOf), ...direct];
}

function changeOf(pullRequest: MergedPullRequest): Change {
  const { number, mergeSha, firstCommitMs, openedMs, mergedMs } = pullRequest;
  const { ref = `#${number}`, title = null } = pullRequest;
  return { sha: mergeSha, ref, title, firstCommitMs, openedMs, mergedMs };
}

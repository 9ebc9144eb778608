/** One push to a branch, as a forge tells it. */
export interface Push {
  before: string;
  after: string;
  /** Oldest first; the last one is `after`. */
  commits: readonly PushedCommit[];
}

export interface PushedCommit {
  sha: string;
  authoredMs: number | null;
  /** The message's first line. */
  title?: string | null;
}

/**
 * The commits after `base` up to and with `head`, oldest first, found by following pushes back. Null when the chain
 * breaks: a push is missing, or the branch was forced.
 */
export function commitsBetween(
  pushes: readonly Push[],
  base: string,
  head: string,
): PushedCommit[] | null {
  if (base === head) return [];
  const byAfter = new Map(pushes.map((push) => [push.after, push]));
  const found: PushedCommit[] = [];
  let push = pushes.find(({ commits }) => commits.some(({ sha }) => sha === head));
  let upTo = head;
  const seen = new Set<Push>();
  while (push !== undefined && !seen.has(push)) {
    seen.add(push);
    const end = push.commits.findIndex(({ sha }) => sha === upTo);
    // A push that does not hold its own last commit was told in part.
    if (end === -1) return null;
    const start = push.commits.findIndex(({ sha }) => sha === base);
    found.unshift(...push.commits.slice(start === -1 ? 0 : start + 1, end + 1));
    if (start !== -1 || push.before === base) return found;
    upTo = push.before;
    push = byAfter.get(push.before);
  }
  return null;
}

import { createHmac } from 'node:crypto';

/** Payloads in the shape of the forges' own, with no more than a reader may look at. */

const iso = (timeMs: number) => new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, 'Z');

interface CommitOf {
  sha: string;
  atMs: number;
  message?: string;
  distinct?: boolean;
}

/** What GitHub posts about one repository. */
export function githubPayloads(fullName: string) {
  const repository = {
    id: 186_853_002,
    name: fullName.split('/')[1],
    full_name: fullName,
    private: false,
    html_url: `https://github.com/${fullName}`,
    default_branch: 'main',
  };
  const sender = { login: 'octocat', id: 1, type: 'User' };
  const about = { repository, sender };

  const deployment = (one: { id: number; sha: string; atMs: number; environment?: string }) => ({
    id: one.id,
    sha: one.sha,
    ref: 'main',
    task: 'deploy',
    payload: {},
    original_environment: one.environment ?? 'production',
    environment: one.environment ?? 'production',
    description: null,
    created_at: iso(one.atMs),
    updated_at: iso(one.atMs),
  });

  return {
    deployment: (one: Parameters<typeof deployment>[0]) => ({
      action: 'created',
      deployment: deployment(one),
      workflow: null,
      workflow_run: null,
      ...about,
    }),
    deploymentStatus: (
      one: Parameters<typeof deployment>[0] & { state: string; endedMs: number },
    ) => ({
      action: 'created',
      deployment_status: {
        id: one.id * 10,
        state: one.state,
        description: '',
        environment: one.environment ?? 'production',
        target_url: '',
        log_url: `https://github.com/${fullName}/actions/runs/${one.id}`,
        created_at: iso(one.endedMs),
        updated_at: iso(one.endedMs),
      },
      deployment: deployment(one),
      ...about,
    }),
    push: (one: { ref: string; before: string; commits: CommitOf[]; atMs: number }) => {
      const commits = one.commits.map((commit) => ({
        id: commit.sha,
        tree_id: `tree-of-${commit.sha}`,
        distinct: commit.distinct ?? true,
        message: commit.message ?? `Change ${commit.sha}\n\nLonger words about it.`,
        timestamp: iso(commit.atMs),
        author: { name: 'Octocat', email: 'octocat@example.com' },
        added: [],
        removed: [],
        modified: ['README.md'],
      }));
      return {
        ref: one.ref,
        before: one.before,
        after: one.commits.at(-1)?.sha ?? one.before,
        created: /^0+$/.test(one.before),
        deleted: false,
        forced: false,
        base_ref: null,
        commits,
        head_commit: commits.at(-1) ?? null,
        ...about,
        repository: { ...repository, pushed_at: Math.floor(one.atMs / 1_000) },
        pusher: { name: 'octocat', email: 'octocat@example.com' },
      };
    },
    pullRequest: (one: {
      number: number;
      title: string;
      head: string;
      openedMs: number;
      merged?: { sha: string; atMs: number };
    }) => ({
      action: one.merged === undefined ? 'opened' : 'closed',
      number: one.number,
      pull_request: {
        id: one.number + 1_000,
        number: one.number,
        state: one.merged === undefined ? 'open' : 'closed',
        title: one.title,
        html_url: `https://github.com/${fullName}/pull/${one.number}`,
        created_at: iso(one.openedMs),
        updated_at: iso(one.merged?.atMs ?? one.openedMs),
        closed_at: one.merged === undefined ? null : iso(one.merged.atMs),
        merged_at: one.merged === undefined ? null : iso(one.merged.atMs),
        merge_commit_sha: one.merged?.sha ?? 'a-trial-merge',
        head: { ref: one.head, sha: 'head-of-it' },
        base: { ref: 'main', sha: 'base-of-it' },
        merged: one.merged !== undefined,
        commits: 1,
      },
      ...about,
    }),
    workflowRun: (one: {
      id: number;
      attempt: number;
      sha: string;
      conclusion: string;
      atMs: number;
    }) => ({
      action: 'completed',
      workflow: { id: 7, name: 'test', path: '.github/workflows/test.yml', state: 'active' },
      workflow_run: {
        id: one.id,
        name: 'test',
        head_branch: 'main',
        head_sha: one.sha,
        path: '.github/workflows/test.yml',
        run_attempt: one.attempt,
        status: 'completed',
        conclusion: one.conclusion,
        html_url: `https://github.com/${fullName}/actions/runs/${one.id}`,
        created_at: iso(one.atMs - 60_000),
        run_started_at: iso(one.atMs - 60_000),
        updated_at: iso(one.atMs),
      },
      ...about,
    }),
    release: (one: { tag: string; atMs: number }) => ({
      action: 'published',
      release: {
        id: 17,
        tag_name: one.tag,
        target_commitish: 'main',
        name: `Shop ${one.tag}`,
        html_url: `https://github.com/${fullName}/releases/tag/${one.tag}`,
        draft: false,
        prerelease: false,
        created_at: iso(one.atMs),
        published_at: iso(one.atMs),
        body: '',
      },
      ...about,
    }),
  };
}

/** The headers that GitHub sends along, signed as it signs them. */
export function githubHeaders(
  event: string,
  body: string,
  { secret, deliveryId }: { secret: string; deliveryId: string },
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/1f2e3d4',
    'x-github-event': event,
    'x-github-delivery': deliveryId,
    'x-github-hook-id': '4711',
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  };
}

import { z } from 'zod';
import { firstLine, isNoCommit, readEvent } from '../read-event';
import { ignored, type WebhookContext, type WebhookReading } from '../webhook-facts';
import { momentField, projectField } from './gitlab-schemas';

const schema = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  total_commits_count: z.number().nullish(),
  commits: z
    .array(z.object({ id: z.string(), message: z.string().nullish(), timestamp: momentField }))
    .nullish(),
  project: projectField,
});

/** A push to a branch. GitLab tells its newest 20 commits: of a larger one, what it followed is not known. */
export function readGitlabPush(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, (event) => {
    if (isNoCommit(event.after))
      return ignored('The push deleted a branch; no commit came with it.');
    const branch = /^refs\/heads\/(.+)$/.exec(event.ref)?.[1];
    if (branch === undefined) return ignored('The push set a tag; no commit came with it.');
    const { draft, nowMs } = context;
    const commits = (event.commits ?? []).map((commit) => ({
      sha: draft.label(commit.id.toLowerCase()),
      authoredMs: draft.pastMs(commit.timestamp),
      title: draft.optionalLabel(firstLine(commit.message ?? '') || undefined),
      isNew: true,
    }));
    const total = event.total_commits_count ?? commits.length;
    const repository = draft.label(event.project.path_with_namespace);
    return {
      outcome: 'stored',
      became: [`${total} ${total === 1 ? 'commit' : 'commits'} on ${branch} of ${repository}`],
      facts: {
        push: {
          repository,
          ref: draft.label(branch),
          before: total > commits.length ? '' : draft.label(event.before.toLowerCase()),
          after: draft.label(event.after.toLowerCase()),
          pushedMs: nowMs,
          commits,
        },
      },
    };
  });
}

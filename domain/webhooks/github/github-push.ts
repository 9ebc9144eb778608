import { z } from 'zod';
import { readTimeMs } from '../../logs/read-time';
import { firstLine, isNoCommit, readEvent } from '../read-event';
import { ignored, type WebhookContext, type WebhookReading } from '../webhook-facts';
import { momentField, repositoryField } from './github-schemas';

const schema = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  deleted: z.boolean().nullish(),
  forced: z.boolean().nullish(),
  commits: z
    .array(
      z.object({
        id: z.string(),
        message: z.string().nullish(),
        timestamp: momentField,
        distinct: z.boolean().nullish(),
      }),
    )
    .nullish(),
  repository: repositoryField,
});

/** A push to a branch tells which commits came, and after which. */
export function readGithubPush(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, (event) => {
    if (event.deleted || isNoCommit(event.after))
      return ignored('The push deleted a branch or tag; no commit came with it.');
    const branch = /^refs\/heads\/(.+)$/.exec(event.ref)?.[1];
    if (branch === undefined) return ignored('The push set a tag; no commit came with it.');
    const { draft, nowMs } = context;
    const pushed = readTimeMs(event.repository.pushed_at ?? undefined);
    const commits = (event.commits ?? []).map((commit) => ({
      sha: draft.label(commit.id.toLowerCase()),
      authoredMs: draft.pastMs(commit.timestamp),
      title: draft.optionalLabel(firstLine(commit.message ?? '') || undefined),
      isNew: commit.distinct !== false,
    }));
    const repository = draft.label(event.repository.full_name);
    const count = `${commits.length} ${commits.length === 1 ? 'commit' : 'commits'}`;
    return {
      outcome: 'stored',
      became: [`${count} on ${branch} of ${repository}`],
      facts: {
        push: {
          repository,
          ref: draft.label(branch),
          before: event.forced ? '' : draft.label(event.before.toLowerCase()),
          after: draft.label(event.after.toLowerCase()),
          pushedMs: pushed > 0 && pushed <= nowMs ? pushed : nowMs,
          commits,
        },
      },
    };
  });
}

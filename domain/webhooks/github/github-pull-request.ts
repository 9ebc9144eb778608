import { z } from 'zod';
import { webAddress } from '../../delivery/read-deployment';
import { readEvent } from '../read-event';
import type { WebhookContext, WebhookReading } from '../webhook-facts';
import { momentField, repositoryField } from './github-schemas';

const schema = z.object({
  pull_request: z.object({
    number: z.number().int(),
    title: z.string(),
    html_url: z.string().nullish(),
    created_at: momentField,
    closed_at: momentField,
    merged_at: momentField,
    merge_commit_sha: z.string().nullish(),
    head: z.object({ ref: z.string() }),
    base: z.object({ ref: z.string() }),
  }),
  repository: repositoryField,
});

/**
 * A pull request as it stands after any of its events. Before it is merged, merge_commit_sha is that of a trial: it
 * counts only once merged_at is there.
 */
export function readGithubPullRequest(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, ({ pull_request: told, repository }) => {
    const { draft } = context;
    const mergedMs = draft.pastMs(told.merged_at);
    const closedMs = draft.pastMs(told.closed_at);
    const state = mergedMs !== null ? 'merged' : closedMs !== null ? 'closed' : 'open';
    const mergeSha = mergedMs === null ? null : told.merge_commit_sha?.toLowerCase();
    return {
      outcome: 'stored',
      became: [`Pull request #${told.number} of ${repository.full_name}: ${state}`],
      facts: {
        pullRequest: {
          repository: draft.label(repository.full_name),
          number: told.number,
          title: draft.label(told.title),
          url: webAddress(told.html_url),
          headRef: draft.label(told.head.ref),
          baseRef: draft.label(told.base.ref),
          mergeSha: draft.optionalLabel(mergeSha ?? undefined),
          openedMs: draft.pastMs(told.created_at),
          mergedMs,
          closedMs,
        },
      },
    };
  });
}

import { z } from 'zod';
import { webAddress } from '../../delivery/read-deployment';
import { readEvent } from '../read-event';
import type { WebhookContext, WebhookReading } from '../webhook-facts';
import { momentField, projectField } from './gitlab-schemas';

const schema = z.object({
  project: projectField,
  object_attributes: z.object({
    iid: z.number().int(),
    title: z.string(),
    url: z.string().nullish(),
    state: z.string(),
    source_branch: z.string(),
    target_branch: z.string(),
    created_at: momentField,
    updated_at: momentField,
    merged_at: momentField,
    merge_commit_sha: z.string().nullish(),
    squash_commit_sha: z.string().nullish(),
    last_commit: z.object({ id: z.string() }).nullish(),
  }),
});

/** A merge request as it stands after any of its events. A fast-forward leaves no commit but its own last one. */
export function readGitlabMergeRequest(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, ({ object_attributes: told, project }) => {
    const { draft, nowMs } = context;
    const isMerged = told.state === 'merged';
    const endedMs = draft.pastMs(told.merged_at ?? told.updated_at) ?? nowMs;
    const mergeSha = told.merge_commit_sha ?? told.squash_commit_sha ?? told.last_commit?.id;
    const repository = project.path_with_namespace;
    return {
      outcome: 'stored',
      became: [`Merge request !${told.iid} of ${repository}: ${told.state}`],
      facts: {
        pullRequest: {
          repository: draft.label(repository),
          number: told.iid,
          title: draft.label(told.title),
          url: webAddress(told.url),
          headRef: draft.label(told.source_branch),
          baseRef: draft.label(told.target_branch),
          mergeSha: isMerged ? draft.optionalLabel(mergeSha?.toLowerCase()) : null,
          openedMs: draft.pastMs(told.created_at),
          mergedMs: isMerged ? endedMs : null,
          closedMs: isMerged || told.state === 'closed' ? endedMs : null,
        },
      },
    };
  });
}

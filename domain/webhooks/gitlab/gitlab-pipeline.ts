import { z } from 'zod';
import { webAddress } from '../../delivery/read-deployment';
import { knownWord } from '../../schemas/known-word';
import { readEvent } from '../read-event';
import { servicesOf } from '../services-of';
import { ignored, type WebhookContext, type WebhookReading } from '../webhook-facts';
import { momentField, projectField } from './gitlab-schemas';

const schema = z.object({
  project: projectField,
  object_attributes: z.object({
    id: z.number(),
    name: z.string().nullish(),
    ref: z.string().nullish(),
    sha: z.string().min(1),
    status: z.string(),
    created_at: momentField,
    finished_at: momentField,
    url: z.string().nullish(),
  }),
});

const ENDED: Record<string, 'success' | 'failure' | 'other'> = {
  success: 'success',
  failed: 'failure',
  canceled: 'other',
  skipped: 'other',
};

/** A pipeline that has ended. Retried, it keeps its id: each end is another attempt. */
export function readGitlabPipeline(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, ({ object_attributes: told, project }) => {
    const conclusion = knownWord(ENDED, told.status);
    if (conclusion === undefined) return ignored('The pipeline has not ended yet.');
    const { draft, nowMs } = context;
    const repository = project.path_with_namespace;
    const [service = ''] = servicesOf(context.services, repository, null);
    const ownUrl = project.web_url == null ? null : `${project.web_url}/-/pipelines/${told.id}`;
    return {
      outcome: 'stored',
      became: [`Pipeline ${told.id} of ${repository}: ${told.status}`],
      facts: {
        ciRun: {
          repository: draft.label(repository),
          service: draft.label(service),
          workflow: draft.label(told.name || 'pipeline'),
          runId: String(told.id),
          attempt: null,
          sha: draft.label(told.sha.toLowerCase()),
          ref: draft.optionalLabel(told.ref ?? undefined),
          conclusion,
          startedMs: draft.pastMs(told.created_at),
          finishedMs: draft.pastMs(told.finished_at) ?? nowMs,
          url: webAddress(told.url ?? ownUrl),
        },
      },
    };
  });
}

import { z } from 'zod';
import { webAddress } from '../../delivery/read-deployment';
import { readEvent } from '../read-event';
import { servicesOf } from '../services-of';
import { ignored, type WebhookContext, type WebhookReading } from '../webhook-facts';
import { momentField, projectField } from './gitlab-schemas';

const schema = z.object({
  action: z.string().nullish(),
  tag: z.string().min(1),
  name: z.string().nullish(),
  url: z.string().nullish(),
  released_at: momentField,
  project: projectField,
});

export function readGitlabRelease(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, (event) => {
    if (event.action === 'delete') return ignored('The release was taken back.');
    const { draft, nowMs } = context;
    const repository = event.project.path_with_namespace;
    const [service = ''] = servicesOf(context.services, repository, null);
    return {
      outcome: 'stored',
      became: [`Release ${event.tag} of ${repository}`],
      facts: {
        release: {
          repository: draft.label(repository),
          service: draft.label(service),
          tag: draft.label(event.tag),
          name: draft.optionalLabel(event.name || undefined),
          url: webAddress(event.url),
          isPrerelease: false,
          publishedMs: draft.pastMs(event.released_at) ?? nowMs,
        },
      },
    };
  });
}

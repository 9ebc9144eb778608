import { z } from 'zod';
import { webAddress } from '../../delivery/read-deployment';
import { readEvent } from '../read-event';
import { servicesOf } from '../services-of';
import { ignored, type WebhookContext, type WebhookReading } from '../webhook-facts';
import { momentField, repositoryField } from './github-schemas';

const schema = z.object({
  action: z.string(),
  release: z.object({
    tag_name: z.string().min(1),
    name: z.string().nullish(),
    html_url: z.string().nullish(),
    draft: z.boolean().nullish(),
    prerelease: z.boolean().nullish(),
    published_at: momentField,
  }),
  repository: repositoryField,
});

const TOLD = new Set(['published', 'released', 'prereleased', 'edited']);

export function readGithubRelease(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, ({ action, release, repository }) => {
    if (!TOLD.has(action) || release.draft)
      return ignored('The release is not published, or not any more.');
    const { draft, nowMs } = context;
    const [service = ''] = servicesOf(context.services, repository.full_name, null);
    return {
      outcome: 'stored',
      became: [`Release ${release.tag_name} of ${repository.full_name}`],
      facts: {
        release: {
          repository: draft.label(repository.full_name),
          service: draft.label(service),
          tag: draft.label(release.tag_name),
          name: draft.optionalLabel(release.name || undefined),
          url: webAddress(release.html_url),
          isPrerelease: release.prerelease === true,
          publishedMs: draft.pastMs(release.published_at) ?? nowMs,
        },
      },
    };
  });
}

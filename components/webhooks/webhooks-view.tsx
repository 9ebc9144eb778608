'use client';
import { useQuery } from '@tanstack/react-query';
import { Section } from '@/components/access/section';
import { StaleBanner } from '@/components/access/stale-banner';
import type { WebhookKind } from '@/domain/webhooks/webhook-facts';
import type { ListedWebhook } from '@/domain/webhooks/webhook-list';
import { CreateWebhookDialog } from './create-webhook-dialog';
import { WebhookItem } from './webhook-item';
import { webhookQueries } from './webhook-queries';

interface WebhooksViewProps {
  project: string;
  /** Candor's own address, as senders reach it. */
  origin: string;
}

function inWords(endpoints: readonly ListedWebhook[]): string {
  if (endpoints.length === 0)
    return 'Let GitHub, GitLab or a pipeline tell Candor what is deployed, and what changed.';
  const refused = endpoints.filter((one) => one.refused > 0).length;
  const count = `${endpoints.length} ${endpoints.length === 1 ? 'endpoint' : 'endpoints'}`;
  return refused === 0
    ? `${count}; nothing was refused in the last seven days.`
    : `${count}; ${refused} of them refused deliveries in the last seven days.`;
}

/** The addresses that forges and pipelines post to. */
export function WebhooksView({ project, origin }: WebhooksViewProps) {
  const { data, error } = useQuery(webhookQueries.endpoints(project));
  const endpoints = data?.items ?? [];
  const addressOf = (kind: WebhookKind, id: string) => `${origin}/api/v1/webhooks/${kind}/${id}`;
  return (
    <Section
      title="Webhooks"
      answer={inWords(endpoints)}
      action={<CreateWebhookDialog project={project} addressOf={addressOf} />}
    >
      <StaleBanner error={error} />
      {endpoints.length === 0 ? (
        <p className="border-line border-y py-6 text-center text-muted">
          No endpoint yet. Add one for each sender.
        </p>
      ) : (
        <ul aria-label="Webhook endpoints" className="border-line border-y">
          {endpoints.map((webhook) => (
            <WebhookItem
              key={webhook.id}
              project={project}
              webhook={webhook}
              address={addressOf(webhook.kind, webhook.id)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Prefetched } from '@/components/layout/prefetched';
import { webhookQueries } from '@/components/webhooks/webhook-queries';
import { WebhooksView } from '@/components/webhooks/webhooks-view';
import { ownOrigin } from '@/server/web/own-origin';
import { requireProject } from '@/server/web/session';
import { listWebhooks } from '@/server/webhooks/list-webhooks';

export const metadata: Metadata = { title: 'Webhooks' };

interface WebhooksPageProps {
  params: Promise<{ project: string }>;
}

export default async function WebhooksPage({ params }: WebhooksPageProps) {
  const { project, ctx } = await requireProject((await params).project, 'admin');
  const items = await listWebhooks(ctx);
  return (
    <Prefetched data={[[webhookQueries.endpoints(project.slug).queryKey, { items }]]}>
      <WebhooksView project={project.slug} origin={ownOrigin(await headers())} />
    </Prefetched>
  );
}

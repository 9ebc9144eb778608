'use client';
import { CodeBlock } from '@/components/ui/code-block';
import type { WebhookKind } from '@/domain/webhooks/webhook-facts';
import { DeliveryList } from './delivery-list';
import { WEBHOOK_LOOKS } from './webhook-looks';

interface WebhookSetupProps {
  project: string;
  kind: WebhookKind;
  id: string;
  address: string;
  /** Only just after it was made. */
  secret: string;
}

/** What to do over there, with what to paste, and the proof that it works. */
export function WebhookSetup({ project, kind, id, address, secret }: WebhookSetupProps) {
  return (
    <div className="flex flex-col gap-4">
      <CodeBlock label="Address" code={address} wrap />
      <CodeBlock label="Secret, shown this once" code={secret} wrap />
      <ol className="flex list-decimal flex-col gap-1 pl-5">
        {WEBHOOK_LOOKS[kind].steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {kind === 'cdevents' ? (
        <CodeBlock label="Shell" code={cdEventsCurl(address, secret)} wrap />
      ) : null}
      {kind === 'alertmanager' ? (
        <CodeBlock label="alertmanager.yml" code={alertmanagerYaml(address, secret)} />
      ) : null}
      <section aria-label="Deliveries to this endpoint">
        <DeliveryList project={project} id={id} />
      </section>
    </div>
  );
}

function alertmanagerYaml(address: string, secret: string): string {
  return [
    'receivers:',
    '  - name: candor',
    '    webhook_configs:',
    `      - url: ${address}`,
    '        send_resolved: true',
    '        http_config:',
    '          authorization:',
    `            credentials: ${secret}`,
  ].join('\n');
}

function cdEventsCurl(address: string, secret: string): string {
  const event = {
    context: {
      version: '0.4.1',
      id: 'a-new-id-for-each-event',
      source: '/my/pipeline',
      type: 'dev.cdevents.service.deployed.0.2.0',
      timestamp: '2026-01-15T12:00:00Z',
    },
    subject: {
      id: 'service/shop',
      type: 'service',
      content: { environment: { id: 'production' }, artifactId: 'pkg:oci/shop@sha256%3A4f2a9c1' },
    },
  };
  return [
    `curl -X POST '${address}' \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H 'ce-specversion: 1.0' -H 'ce-id: ${event.context.id}' \\`,
    `  -H 'ce-source: ${event.context.source}' -H 'ce-type: ${event.context.type}' \\`,
    `  -d '${JSON.stringify(event)}'`,
  ].join('\n');
}

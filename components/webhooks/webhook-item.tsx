'use client';
import { ChevronRight, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { RemoveButton } from '@/components/access/remove-button';
import { useSecretChange } from '@/components/layout/use-secret-change';
import { Badge } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';
import { CodeBlock } from '@/components/ui/code-block';
import { IconButton } from '@/components/ui/icon-button';
import { NumberValue } from '@/components/ui/number-value';
import { SecretDialog } from '@/components/ui/secret-dialog';
import { Time } from '@/components/ui/time';
import type { ListedWebhook } from '@/domain/webhooks/webhook-list';
import { DeliveryList } from './delivery-list';
import { ServiceMappingForm } from './service-mapping-form';
import { WEBHOOK_LOOKS } from './webhook-looks';
import { webhookQueries } from './webhook-queries';
import { webhookRequests } from './webhook-requests';

interface WebhookItemProps {
  project: string;
  webhook: ListedWebhook;
  address: string;
}

/** One endpoint: what came of its deliveries, and behind its name its address, services and last deliveries. */
export function WebhookItem({ project, webhook, address }: WebhookItemProps) {
  const [open, setOpen] = useState(false);
  const { name, kind, lastDeliveryAt, stored, ignored, refused, isReadable } = webhook;
  return (
    <li className="border-line border-b last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="inline-flex min-h-6 min-w-0 items-center gap-1.5 font-medium"
        >
          <ChevronRight
            aria-hidden
            className={classNames('size-4 shrink-0 text-muted', open && 'rotate-90')}
          />
          <span className="truncate">{name}</span>
        </button>
        <span className="text-muted">{WEBHOOK_LOOKS[kind].name}</span>
        {isReadable ? null : <Badge tone="failing">Secret cannot be read: make a new one</Badge>}
        <span className="text-muted">
          {lastDeliveryAt === null ? (
            'Nothing delivered yet'
          ) : (
            <>
              Last delivery <Time at={lastDeliveryAt} style="relative" />; in 7 days{' '}
              <NumberValue value={stored} /> stored, <NumberValue value={ignored} /> ignored
            </>
          )}
        </span>
        {refused > 0 ? (
          <Badge tone="degraded">
            <NumberValue value={refused} /> refused
          </Badge>
        ) : null}
        <span className="ml-auto flex">
          <RenewSecret project={project} webhook={webhook} />
          <RemoveButton
            name={name}
            description="What it delivered stays. Further deliveries find nobody at its address."
            action="Remove endpoint"
            remove={() => webhookRequests.remove(project, webhook.id)}
            refresh={webhookQueries.all(project)}
          />
        </span>
      </div>
      {open ? (
        <div className="flex flex-col gap-4 pb-4 sm:pl-6">
          <CodeBlock label="Address" code={address} wrap />
          <section aria-label={`Services of ${name}`}>
            <h3 className="pb-1 font-medium">Services</h3>
            <ServiceMappingForm project={project} webhook={webhook} />
          </section>
          <section aria-label={`Last deliveries of ${name}`}>
            <h3 className="pb-1 font-medium">Last deliveries</h3>
            <DeliveryList project={project} id={webhook.id} />
          </section>
        </div>
      ) : null}
    </li>
  );
}

function RenewSecret({ project, webhook }: Omit<WebhookItemProps, 'address'>) {
  const { change, made, open, onOpenChange } = useSecretChange({
    change: () => webhookRequests.renewSecret(project, webhook.id),
    refresh: webhookQueries.all(project),
    failed: 'The secret could not be renewed',
  });
  return (
    <SecretDialog
      open={open}
      onOpenChange={onOpenChange}
      trigger={<IconButton icon={KeyRound} label={`New secret for ${webhook.name}`} />}
      asked={{
        title: `A new secret for ${webhook.name}?`,
        description:
          'Deliveries with the old secret are refused from then on, until the sender has the new one.',
        action: 'Make a new secret',
        danger: true,
        pending: change.isPending,
        onAct: () => change.mutate(),
      }}
      made={
        made && {
          title: 'Copy the secret now',
          description: 'Enter it at the sender; it is shown this once.',
          content: <CodeBlock label="Secret" code={made.secret} wrap />,
        }
      }
    />
  );
}

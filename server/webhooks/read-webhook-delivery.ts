import { createHash, randomUUID } from 'node:crypto';
import { isRecord } from '@/domain/ingest/record-fields';
import { readAlertmanager } from '@/domain/webhooks/alertmanager/read-alertmanager';
import { readCdEvent } from '@/domain/webhooks/cdevents/read-cd-event';
import { readGithubEvent } from '@/domain/webhooks/github/read-github-event';
import { readGitlabEvent } from '@/domain/webhooks/gitlab/read-gitlab-event';
import type { WebhookContext, WebhookKind, WebhookReading } from '@/domain/webhooks/webhook-facts';

/** A delivery by its headers and body. */
export interface NamedDelivery {
  /** The sender's own id of it; the same again is a repeat. */
  deliveryId: string;
  event: string;
  read: (context: WebhookContext) => WebhookReading;
}

interface Received {
  headers: Headers;
  body: Uint8Array;
}

const NAMED: Record<WebhookKind, (received: Received, payload: unknown) => NamedDelivery> = {
  github: ({ headers, body }, payload) => {
    const event = headers.get('x-github-event') ?? 'unnamed';
    return {
      deliveryId: headers.get('x-github-delivery') ?? hashOf(body),
      event: withAction(event, payload),
      read: (context) => readGithubEvent(event, payload, context),
    };
  },
  gitlab: ({ headers, body }, payload) => {
    const event = headers.get('x-gitlab-event') ?? 'unnamed';
    const names = ['idempotency-key', 'webhook-id', 'x-gitlab-event-uuid'];
    const id = names.map((name) => headers.get(name)).find((value) => value !== null);
    return {
      deliveryId: id ?? hashOf(body),
      event,
      read: (context) => readGitlabEvent(event, payload, context),
    };
  },
  cdevents: ({ headers, body }, payload) => {
    // Binary mode tells the CloudEvent's attributes in headers and its data as the body; structured mode wraps it.
    const isBinary = headers.has('ce-type');
    const wrapped = isRecord(payload) ? payload : {};
    const data = isBinary ? payload : wrapped.data;
    const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
    const id = isBinary ? headers.get('ce-id') : text(wrapped.id);
    const source = isBinary ? headers.get('ce-source') : text(wrapped.source);
    const type = isBinary ? headers.get('ce-type') : text(wrapped.type);
    return {
      // A CloudEvent is named by its source and id together.
      deliveryId: id === null ? hashOf(body) : `${source ?? ''} ${id}`,
      event: type ?? 'unnamed',
      read: (context) => readCdEvent(data ?? payload, context),
    };
  },
  alertmanager: (_, payload) => ({
    // The very same bytes are sent again for as long as nothing changes, and mean that it still is so.
    deliveryId: randomUUID(),
    event: groupOf(payload),
    read: () => readAlertmanager(payload),
  }),
};

/** Names a delivery and says how it is read. Ids and events are cut to what a list can show. */
export function readWebhookDelivery(
  kind: WebhookKind,
  received: Received,
  payload: unknown,
): NamedDelivery {
  const named = NAMED[kind](received, payload);
  return {
    ...named,
    deliveryId:
      named.deliveryId.length > 200 ? hashOf(Buffer.from(named.deliveryId)) : named.deliveryId,
    event: named.event.slice(0, 120),
  };
}

/** What a notification is about: the labels that Alertmanager groups by. */
function groupOf(payload: unknown): string {
  const labels = isRecord(payload) && isRecord(payload.groupLabels) ? payload.groupLabels : {};
  return Object.values(labels).map(String).join(', ') || 'alerts';
}

function withAction(event: string, payload: unknown): string {
  const action = isRecord(payload) ? payload.action : undefined;
  return typeof action === 'string' && /^[a-z_]{1,60}$/.test(action) ? `${event}.${action}` : event;
}

/** A sender that gives no id repeats the very same bytes. */
function hashOf(body: Uint8Array): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

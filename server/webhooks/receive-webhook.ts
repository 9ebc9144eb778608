import { randomUUID } from 'node:crypto';
import { RecordDraft } from '@/domain/ingest/record-draft';
import type { WebhookKind, WebhookReading } from '@/domain/webhooks/webhook-facts';
import { serviceMappingsSchema } from '@/domain/webhooks/webhook-list';
import { takeExternalAlerts } from '../alerting/external/take-external-alerts';
import { systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { inSystemTransaction } from '../db/in-system-transaction';
import {
  type EndpointRow,
  findWebhookEndpoint,
  forgetRefusedDeliveries,
  noteWebhookDelivery,
  notifyOfSignal,
} from '../db/sql/webhook-deliveries';
import { ServiceError } from '../errors';
import { type NamedDelivery, readWebhookDelivery } from './read-webhook-delivery';
import { storeWebhookFacts } from './store-webhook-facts';
import { verifyWebhook } from './verify-webhook';
import { openWebhookSecret } from './webhook-secret';

const REFUSED_KEPT = 20;
const DAY_MS = 86_400_000;
const AHEAD_MS = 10 * 60_000;

/** What the sender is told; it looks at nothing but the status. */
export interface WebhookAnswer {
  outcome: 'stored' | 'ignored' | 'repeated';
  reason?: string;
  became?: readonly string[];
}

interface Delivery {
  kind: WebhookKind;
  endpointId: string;
  headers: Headers;
  /** Read only once the endpoint is known, so that nobody fills memory without an address. */
  readBody: () => Promise<Uint8Array>;
}

/**
 * Takes in one delivery: proof of the secret over the raw body, then everything it tells in one transaction with the
 * note that it was there, so that a repeat changes nothing.
 * @throws ServiceError not_found, unauthenticated, invalid, payload_too_large, unavailable
 */
export async function receiveWebhook(delivery: Delivery): Promise<WebhookAnswer> {
  const { kind, endpointId, headers } = delivery;
  const endpoint = await findWebhookEndpoint(systemPool(), endpointId);
  if (endpoint === null || endpoint.kind !== kind)
    throw new ServiceError('not_found', 'There is no such webhook endpoint.', {
      hint: 'Copy its address from Settings, Webhooks; it may have been removed.',
    });
  const secret = openWebhookSecret(endpoint);
  if (secret === null)
    throw new ServiceError('unavailable', 'The secret of this endpoint cannot be read.', {
      hint: 'CANDOR_SECRET was changed since. Make a new secret under Settings, Webhooks.',
      retryAfterSeconds: 3_600,
    });
  const body = await delivery.readBody();
  const nowMs = await databaseNow();
  const against = verifyWebhook(kind, { headers, body, secret, nowMs });
  if (against !== null) {
    await noteRefused(endpoint, eventHeader(headers), against);
    throw new ServiceError('unauthenticated', `The delivery was refused. ${against}`);
  }
  const named = readWebhookDelivery(kind, { headers, body }, await parsed(endpoint, headers, body));
  const reading = named.read({
    nowMs,
    draft: new RecordDraft({ nowMs, acceptPastMs: DAY_MS, acceptFutureMs: AHEAD_MS }),
    services: serviceMappingsSchema.catch([]).parse(endpoint.services),
  });
  if (reading.outcome === 'refused') {
    await noteRefused(endpoint, named.event, reading.reason);
    throw new ServiceError('invalid', reading.reason);
  }
  if (reading.outcome === 'stored' && reading.facts.alerts !== undefined)
    await takeExternalAlerts(endpoint.projectId, reading.facts.alerts);
  return store(endpoint, named, reading);
}

function store(
  endpoint: EndpointRow,
  { deliveryId, event }: NamedDelivery,
  reading: Exclude<WebhookReading, { outcome: 'refused' }>,
): Promise<WebhookAnswer> {
  const { outcome } = reading;
  const became = outcome === 'stored' ? reading.became : [];
  const reason = outcome === 'ignored' ? reading.reason : null;
  return inSystemTransaction(async (client) => {
    const row = { deliveryId, event, outcome, reason, became };
    if (!(await noteWebhookDelivery(client, endpoint, row)))
      return { outcome: 'repeated', reason: 'This delivery was here before; it changed nothing.' };
    if (outcome === 'stored') {
      await storeWebhookFacts(client, endpoint.projectId, reading.facts);
      await notifyOfSignal(client, endpoint.projectId);
    }
    return reason === null ? { outcome, became } : { outcome, reason };
  });
}

/** A refused delivery keeps an id of ours: whoever has no secret must not use up the id of a real one. */
async function noteRefused(endpoint: EndpointRow, event: string, reason: string): Promise<void> {
  const deliveryId = `refused:${randomUUID()}`;
  const row = { deliveryId, event, outcome: 'refused', reason, became: [] } as const;
  await inSystemTransaction(async (client) => {
    await noteWebhookDelivery(client, endpoint, row);
    await forgetRefusedDeliveries(client, endpoint, REFUSED_KEPT);
  });
}

function eventHeader(headers: Headers): string {
  const names = ['x-github-event', 'x-gitlab-event', 'ce-type'];
  const event = names.map((name) => headers.get(name)).find((value) => value !== null);
  return (event ?? 'unnamed').slice(0, 120);
}

/** GitHub may be set to send its JSON as a form's field. */
async function parsed(endpoint: EndpointRow, headers: Headers, body: Uint8Array): Promise<unknown> {
  const text = Buffer.from(body).toString('utf8');
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  try {
    return JSON.parse(isForm ? (new URLSearchParams(text).get('payload') ?? '') : text);
  } catch {
    const reason = 'The body is not JSON. Set the content type of the webhook to application/json.';
    await noteRefused(endpoint, eventHeader(headers), reason);
    throw new ServiceError('invalid', reason);
  }
}

import { readEvent } from '../read-event';
import { ignored, type WebhookContext, type WebhookReading } from '../webhook-facts';
import { cdEventSchema } from './cd-event';
import { readIncidentEvent } from './incident-event';
import { readServiceEvent } from './service-event';

const TYPE = /^dev\.cdevents\.([a-z]+)\.([a-z]+)(?:\.\d.*)?$/i;
const SERVICE = new Set(['deployed', 'upgraded', 'rolledback']);
const INCIDENT = new Set(['detected', 'reported', 'resolved']);

/** One CDEvent, taken out of its CloudEvent. */
export function readCdEvent(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(cdEventSchema, payload, (event) => {
    const [, subject = '', predicate = ''] = TYPE.exec(event.context.type) ?? [];
    if (subject === 'service' && SERVICE.has(predicate))
      return readServiceEvent(event, predicate, context);
    if (subject === 'incident' && INCIDENT.has(predicate))
      return readIncidentEvent(event, predicate, context);
    return ignored(`Candor does not look at ${event.context.type} events.`);
  });
}

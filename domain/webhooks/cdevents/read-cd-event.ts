import { z } from 'zod';
import { readEvent } from '../read-event';
import { ignored, type WebhookContext, type WebhookReading } from '../webhook-facts';
import { readIncidentEvent } from './incident-event';
import { readServiceEvent } from './service-event';

const named = z.object({ id: z.string().min(1) });

/** As CDEvents 0.3 to 0.5 say it; 0.3 wrote the version of the specification as "version". */
const schema = z.object({
  context: z.object({
    id: z.string().min(1),
    type: z.string().min(1),
    timestamp: z.string().nullish(),
  }),
  subject: z.object({
    id: z.string().min(1),
    content: z
      .object({
        environment: named.nullish(),
        service: named.nullish(),
        artifactId: z.string().nullish(),
        description: z.string().nullish(),
        ticketURI: z.string().nullish(),
      })
      .nullish(),
  }),
  customData: z.unknown().optional(),
});
export type CdEvent = z.output<typeof schema>;

const TYPE = /^dev\.cdevents\.([a-z]+)\.([a-z]+)(?:\.\d.*)?$/i;
const SERVICE = new Set(['deployed', 'upgraded', 'rolledback']);
const INCIDENT = new Set(['detected', 'reported', 'resolved']);

/** One CDEvent, taken out of its CloudEvent. */
export function readCdEvent(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, (event) => {
    const [, subject = '', predicate = ''] = TYPE.exec(event.context.type) ?? [];
    if (subject === 'service' && SERVICE.has(predicate))
      return readServiceEvent(event, predicate, context);
    if (subject === 'incident' && INCIDENT.has(predicate))
      return readIncidentEvent(event, predicate, context);
    return ignored(`Candor does not look at ${event.context.type} events.`);
  });
}

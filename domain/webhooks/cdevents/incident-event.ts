import { webAddress } from '../../delivery/read-deployment';
import { servicesOf } from '../services-of';
import type { WebhookContext, WebhookReading } from '../webhook-facts';
import type { CdEvent } from './cd-event';
import { readPackageUrl } from './package-url';

/** incident.detected and reported begin one, incident.resolved ends it. */
export function readIncidentEvent(
  { context: told, subject }: CdEvent,
  predicate: string,
  context: WebhookContext,
): WebhookReading {
  const { draft, nowMs } = context;
  const { content } = subject;
  const atMs = draft.pastMs(told.timestamp) ?? nowMs;
  const isOver = predicate === 'resolved';
  const environment = content?.environment?.id;
  const [service] =
    content?.service == null
      ? []
      : servicesOf(context.services, content.service.id, environment ?? null);
  const artifact = content?.artifactId ?? undefined;
  const version = artifact === undefined ? undefined : readPackageUrl(artifact)?.version;
  return {
    outcome: 'stored',
    became: [`Incident ${subject.id}: ${predicate}`],
    facts: {
      incident: {
        id: draft.label(subject.id),
        title: draft.label(content?.description || `Incident ${subject.id}`),
        service: draft.optionalLabel(service),
        environment: draft.optionalLabel(environment),
        artifact: draft.optionalLabel(version ?? artifact),
        url: webAddress(content?.ticketURI),
        startedMs: isOver ? null : atMs,
        recoveredMs: isOver ? atMs : null,
      },
    },
  };
}

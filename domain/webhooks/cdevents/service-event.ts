import { isRecord } from '../../ingest/record-fields';
import { servicesOf } from '../services-of';
import type { WebhookContext, WebhookReading } from '../webhook-facts';
import type { CdEvent } from './cd-event';
import { readPackageUrl } from './package-url';

/** service.deployed, upgraded and rolledback: each tells a deployment that has ended well. */
export function readServiceEvent(
  { context: told, subject, customData }: CdEvent,
  predicate: string,
  context: WebhookContext,
): WebhookReading {
  const { draft, nowMs } = context;
  const environmentId = subject.content?.environment?.id;
  if (environmentId === undefined)
    return { outcome: 'refused', reason: 'subject.content.environment.id is missing.' };
  const environment = draft.label(environmentId);
  const artifact = subject.content?.artifactId ?? null;
  const url = artifact === null ? null : readPackageUrl(artifact);
  const sha = customText(customData, ['sha', 'commit', 'revision']) ?? url?.version ?? artifact;
  if (sha === null)
    return {
      outcome: 'refused',
      reason: 'subject.content.artifactId is missing: it tells which version was deployed.',
    };
  const services = servicesOf(context.services, subject.id, environment);
  const digest = url?.version?.includes(':') ? null : url?.version;
  const version = customText(customData, ['version']) ?? url?.tag ?? digest ?? undefined;
  return {
    outcome: 'stored',
    became: services.map((service) => `${service} ${predicate} in ${environment}`),
    facts: {
      deployments: services.map((service) => ({
        id: draft.label(told.id),
        service: draft.label(service),
        environment,
        sha: draft.label(sha.toLowerCase()),
        version: draft.optionalLabel(version),
        status: 'succeeded',
        startedMs: null,
        finishedMs: draft.pastMs(told.timestamp) ?? nowMs,
        // Which one it takes back is what ran before; only that it does is told.
        rollbackOf: predicate === 'rolledback' ? '' : null,
        unplanned: null,
        changes: null,
        flags: [],
        source: 'cdevents',
        repository: null,
        url: null,
      })),
    },
  };
}

function customText(data: unknown, names: readonly string[]): string | null {
  if (!isRecord(data)) return null;
  for (const name of names) {
    const value = data[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

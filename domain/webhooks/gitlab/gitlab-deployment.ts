import { z } from 'zod';
import { isProduction } from '../../delivery/deployment';
import { webAddress } from '../../delivery/read-deployment';
import { readDeploymentStatus } from '../../delivery/schemas';
import { knownWord } from '../../schemas/known-word';
import { readEvent, versionOf } from '../read-event';
import { lastPart, servicesOf } from '../services-of';
import { ignored, type WebhookContext, type WebhookReading } from '../webhook-facts';
import { momentField, projectField } from './gitlab-schemas';

const schema = z.object({
  status: z.string(),
  status_changed_at: momentField,
  deployment_id: z.number(),
  deployable_url: z.string().nullish(),
  environment: z.string().min(1),
  environment_tier: z.string().nullish(),
  short_sha: z.string().min(1),
  commit_url: z.string().nullish(),
  ref: z.string().nullish(),
  project: projectField,
});

const WORDS: Record<string, string> = { created: 'in_progress', blocked: 'in_progress' };

export function readGitlabDeployment(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, (event) => {
    const status = readDeploymentStatus(knownWord(WORDS, event.status) ?? event.status);
    if (status === undefined)
      return ignored(`Candor does not know the deployment status "${event.status}".`);
    const { draft, nowMs } = context;
    const repository = event.project.path_with_namespace;
    const environment = draft.label(environmentOf(event));
    const services = servicesOf(context.services, repository, event.environment);
    const atMs = draft.pastMs(event.status_changed_at) ?? nowMs;
    const isDone = status !== 'in_progress';
    return {
      outcome: 'stored',
      became: services.map((service) => `Deployment of ${service} to ${environment}: ${status}`),
      facts: {
        deployments: services.map((service) => ({
          id: String(event.deployment_id),
          service: draft.label(service),
          environment,
          sha: draft.label(shaOf(event)),
          version: draft.optionalLabel(versionOf(event.ref)),
          status,
          // "created" is only queued; what it then waits for is not its deployment.
          startedMs: event.status === 'running' ? atMs : null,
          finishedMs: isDone ? atMs : null,
          rollbackOf: null,
          unplanned: null,
          changes: null,
          flags: [],
          source: 'gitlab',
          repository: draft.label(repository),
          url: webAddress(event.deployable_url),
        })),
      },
    };
  });
}

/** The whole commit stands only at the end of its address. */
function shaOf({ commit_url: url, short_sha: short }: z.output<typeof schema>): string {
  const end = lastPart(url ?? '').toLowerCase();
  return /^[0-9a-f]{40,64}$/.test(end) ? end : short.toLowerCase();
}

/** An environment of GitLab's production tier is production, whatever it is called. */
function environmentOf({ environment, environment_tier: tier }: z.output<typeof schema>): string {
  return tier === 'production' && !isProduction(environment)
    ? `production/${environment}`
    : environment;
}

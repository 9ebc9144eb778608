import { z } from 'zod';
import { webAddress } from '../../delivery/read-deployment';
import { readDeploymentStatus } from '../../delivery/schemas';
import { readEvent, versionOf } from '../read-event';
import { servicesOf } from '../services-of';
import { ignored, type WebhookContext, type WebhookReading } from '../webhook-facts';
import { momentField, repositoryField } from './github-schemas';

const schema = z.object({
  deployment: z.object({
    id: z.number(),
    sha: z.string().min(1),
    ref: z.string().nullish(),
    environment: z.string().min(1),
    created_at: momentField,
  }),
  deployment_status: z
    .object({
      state: z.string(),
      environment: z.string().nullish(),
      created_at: momentField,
      log_url: z.string().nullish(),
      target_url: z.string().nullish(),
    })
    .nullish(),
  workflow_run: z.object({ html_url: z.string().nullish() }).nullish(),
  repository: repositoryField,
});

/** deployment begins one; each deployment_status brings it forward. */
export function readGithubDeployment(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, (event) => {
    const { deployment, deployment_status: told, repository } = event;
    if (told?.state === 'inactive')
      return ignored('The deployment gave way to a newer one; how it ended stays as it was.');
    const status = told == null ? 'in_progress' : readDeploymentStatus(told.state);
    if (status === undefined)
      return ignored(`Candor does not know the deployment state "${told?.state}".`);
    const { draft, nowMs } = context;
    const isDone = status !== 'in_progress';
    const environment = draft.label(told?.environment || deployment.environment);
    const services = servicesOf(context.services, repository.full_name, environment);
    const url = told?.log_url || told?.target_url || event.workflow_run?.html_url;
    const finishedMs = isDone ? (draft.pastMs(told?.created_at) ?? nowMs) : null;
    const startedMs = draft.pastMs(deployment.created_at);
    return {
      outcome: 'stored',
      became: services.map((service) => `Deployment of ${service} to ${environment}: ${status}`),
      facts: {
        deployments: services.map((service) => ({
          id: String(deployment.id),
          service: draft.label(service),
          environment,
          sha: draft.label(deployment.sha.toLowerCase()),
          version: draft.optionalLabel(versionOf(deployment.ref)),
          status,
          startedMs: startedMs !== null && startedMs > (finishedMs ?? nowMs) ? null : startedMs,
          finishedMs,
          rollbackOf: null,
          unplanned: null,
          changes: null,
          flags: [],
          source: 'github',
          repository: draft.label(repository.full_name),
          url: webAddress(url),
        })),
      },
    };
  });
}

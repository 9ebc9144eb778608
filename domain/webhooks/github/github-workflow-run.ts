import { z } from 'zod';
import { webAddress } from '../../delivery/read-deployment';
import { knownWord } from '../../schemas/known-word';
import { readEvent } from '../read-event';
import { servicesOf } from '../services-of';
import { ignored, type WebhookContext, type WebhookReading } from '../webhook-facts';
import { momentField, repositoryField } from './github-schemas';

const schema = z.object({
  action: z.string(),
  workflow: z.object({ name: z.string().nullish() }).nullish(),
  workflow_run: z.object({
    id: z.number(),
    name: z.string().nullish(),
    path: z.string().nullish(),
    head_sha: z.string().min(1),
    head_branch: z.string().nullish(),
    run_attempt: z.number().int().positive().nullish(),
    conclusion: z.string().nullish(),
    run_started_at: momentField,
    updated_at: momentField,
    html_url: z.string().nullish(),
  }),
  repository: repositoryField,
});

const CONCLUSIONS: Record<string, 'success' | 'failure'> = {
  success: 'success',
  failure: 'failure',
  timed_out: 'failure',
  startup_failure: 'failure',
};

/** A run that has ended, each of its attempts by itself. */
export function readGithubWorkflowRun(payload: unknown, context: WebhookContext): WebhookReading {
  return readEvent(schema, payload, (event) => {
    if (event.action !== 'completed') return ignored('The run has not ended yet.');
    const { workflow_run: run, repository } = event;
    const { draft, nowMs } = context;
    const name = event.workflow?.name || run.name || run.path || 'workflow';
    const workflow = draft.label(name);
    const attempt = run.run_attempt ?? 1;
    const [service = ''] = servicesOf(context.services, repository.full_name, null);
    return {
      outcome: 'stored',
      became: [`Run ${run.id}, attempt ${attempt} of ${workflow}: ${run.conclusion ?? 'unknown'}`],
      facts: {
        ciRun: {
          repository: draft.label(repository.full_name),
          service: draft.label(service),
          workflow,
          runId: String(run.id),
          attempt,
          sha: draft.label(run.head_sha.toLowerCase()),
          ref: draft.optionalLabel(run.head_branch ?? undefined),
          conclusion: knownWord(CONCLUSIONS, run.conclusion ?? '') ?? 'other',
          startedMs: draft.pastMs(run.run_started_at),
          finishedMs: draft.pastMs(run.updated_at) ?? nowMs,
          url: webAddress(run.html_url),
        },
      },
    };
  });
}

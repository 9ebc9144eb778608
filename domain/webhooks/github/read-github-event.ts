import type { WebhookContext, WebhookReading } from '../webhook-facts';
import { ignored } from '../webhook-facts';
import { readGithubDeployment } from './github-deployment';
import { readGithubPullRequest } from './github-pull-request';
import { readGithubPush } from './github-push';
import { readGithubRelease } from './github-release';
import { readGithubWorkflowRun } from './github-workflow-run';

const READERS: Record<string, (payload: unknown, context: WebhookContext) => WebhookReading> = {
  ping: () => ignored('GitHub tried the address: it and the secret are right.'),
  deployment: readGithubDeployment,
  deployment_status: readGithubDeployment,
  pull_request: readGithubPullRequest,
  push: readGithubPush,
  workflow_run: readGithubWorkflowRun,
  release: readGithubRelease,
};

/** One delivery of a GitHub webhook; `event` is its X-GitHub-Event header. */
export function readGithubEvent(
  event: string,
  payload: unknown,
  context: WebhookContext,
): WebhookReading {
  const read = Object.hasOwn(READERS, event) ? READERS[event] : undefined;
  return read === undefined
    ? ignored(`Candor does not look at ${event} events; the webhook need not send them.`)
    : read(payload, context);
}

import type { WebhookContext, WebhookReading } from '../webhook-facts';
import { ignored } from '../webhook-facts';
import { readGitlabDeployment } from './gitlab-deployment';
import { readGitlabMergeRequest } from './gitlab-merge-request';
import { readGitlabPipeline } from './gitlab-pipeline';
import { readGitlabPush } from './gitlab-push';
import { readGitlabRelease } from './gitlab-release';

const READERS: Record<string, (payload: unknown, context: WebhookContext) => WebhookReading> = {
  'Deployment Hook': readGitlabDeployment,
  'Merge Request Hook': readGitlabMergeRequest,
  'Pipeline Hook': readGitlabPipeline,
  'Push Hook': readGitlabPush,
  'Release Hook': readGitlabRelease,
};

/** One delivery of a GitLab webhook; `event` is its X-Gitlab-Event header. */
export function readGitlabEvent(
  event: string,
  payload: unknown,
  context: WebhookContext,
): WebhookReading {
  const read = Object.hasOwn(READERS, event) ? READERS[event] : undefined;
  return read === undefined
    ? ignored(`Candor does not look at the "${event}"; the webhook need not send it.`)
    : read(payload, context);
}

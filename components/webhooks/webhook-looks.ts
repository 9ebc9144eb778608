import type { WebhookKind } from '@/domain/webhooks/webhook-facts';

interface WebhookLook {
  name: string;
  /** What it sends, in a few words. */
  brings: string;
  /** What has to be done over there, in order; the address and the secret stand above. */
  steps: readonly string[];
}

/** What a person needs to know of each kind of sender to set it up over there. */
export const WEBHOOK_LOOKS: Record<WebhookKind, WebhookLook> = {
  github: {
    name: 'GitHub',
    brings: 'deployments, pull requests, pushes, workflow runs, releases',
    steps: [
      'On GitHub open the repository (or the organisation), Settings, Webhooks, Add webhook.',
      'Paste the address into Payload URL, and choose application/json as the content type.',
      'Paste the secret into Secret.',
      'Choose “Let me select individual events”: Deployments, Deployment statuses, Pull requests, Pushes, Workflow runs, Releases.',
      'Add webhook. GitHub sends a ping at once; it shows up below.',
    ],
  },
  gitlab: {
    name: 'GitLab',
    brings: 'deployments, merge requests, pushes, pipelines, releases',
    steps: [
      'On GitLab open the project (or the group), Settings, Webhooks, Add new webhook.',
      'Paste the address into URL.',
      'Paste the secret into Secret token; as a signing token it works too.',
      'Tick the triggers: Push events, Merge request events, Pipeline events, Deployment events, Releases events.',
      'Add webhook, then Test, Push events. It shows up below.',
    ],
  },
  cdevents: {
    name: 'CDEvents',
    brings: 'service.deployed, upgraded and rolledback, incidents',
    steps: [
      'Let your pipeline post its CDEvents as CloudEvents to the address, structured or binary.',
      'Send the secret along as Authorization: Bearer.',
    ],
  },
  alertmanager: {
    name: 'Alertmanager',
    brings: 'alerts of Prometheus, which join the inbox with escalation, ledger and review',
    steps: [
      'Put this receiver into alertmanager.yml, and route to it what is to come here.',
      'Reload Alertmanager; whatever fires shows up below, and in the inbox.',
    ],
  },
};

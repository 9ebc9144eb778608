import { postCommand, type Snippet, type SnippetSubject, shell } from './snippet';

/** GitHub tells of deployments, pull requests and workflow runs by itself. */
export function githubSnippet(): Snippet {
  return {
    id: 'github',
    title: 'GitHub, GitLab, CDEvents',
    lead: 'Make an endpoint in the settings: it gives you the address and the secret, says what to tick over there, and shows each delivery as it arrives.',
    steps: [],
    link: { label: 'Make a webhook endpoint', path: 'settings/webhooks' },
  };
}

/** A deployment told by the pipeline itself. */
export function deploymentSnippet(subject: SnippetSubject): Snippet {
  const deployment = {
    id: 'deploy-1042',
    service: subject.service,
    environment: 'production',
    sha: '4bf92f3577b34da6a3ce929d0e0e4736aa01bc22',
    version: '1.4.2',
    status: 'succeeded',
  };
  return {
    id: 'deployment-curl',
    title: 'At the end of a pipeline',
    lead: 'One command when a deployment is over. Give its id, commit and status by the variables of your pipeline; failed is a status too.',
    steps: [shell('A deployment', postCommand(subject, 'deployments', deployment))],
  };
}

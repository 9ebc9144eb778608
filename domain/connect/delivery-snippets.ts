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

const COMMIT = 'COMMIT';
/** What GitHub and GitLab name in a pipeline; by hand, what is checked out. */
const RUNNING_COMMIT = `\${GITHUB_SHA:-\${CI_COMMIT_SHA:-$(git rev-parse HEAD)}}`;

/** A deployment told by the pipeline itself. */
export function deploymentSnippet(subject: SnippetSubject): Snippet {
  const deployment = {
    service: subject.service,
    environment: 'production',
    sha: COMMIT,
    status: 'succeeded',
  };
  const command = postCommand(subject, 'deployments', deployment);
  return {
    id: 'deployment-curl',
    title: 'At the end of a pipeline',
    lead: 'One command when a deployment is over, in GitHub Actions, GitLab CI or wherever the repository is checked out. Say failed where it failed; an id of your pipeline’s own makes it one deployment however often it is told. Rework rate is made of those that say unplanned, true or false.',
    steps: [shell('At the end of your pipeline', command.replace(COMMIT, `'"${RUNNING_COMMIT}"'`))],
  };
}

import { describe, expect, it } from 'vitest';
import { readBreakerState } from '../breakers/breaker';
import { readDeploymentStatus } from '../delivery/schemas';
import { RecordDraft } from '../ingest/record-draft';
import { metricUnit } from '../metrics/metric-unit';
import { readGithubEvent } from '../webhooks/github/read-github-event';
import { readGitlabEvent } from '../webhooks/gitlab/read-gitlab-event';
import { knownWord } from './known-word';

const nowMs = Date.UTC(2026, 0, 15);
const draft = new RecordDraft({ nowMs, acceptPastMs: 86_400_000, acceptFutureMs: 600_000 });
const context = { nowMs, draft, services: [] };

/** Words that an object answers to although nobody put them in. */
const EVERYBODYS = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

it('knows the words that were put in, and no other that an object answers to', () => {
  expect(knownWord({ failed: 'failure' }, 'failed')).toBe('failure');
  for (const word of EVERYBODYS) expect(knownWord({ failed: 'failure' }, word)).toBeUndefined();
});

describe.each(EVERYBODYS)('a sender’s word “%s”', (word) => {
  it('is no state of a breaker, no status of a deployment, and a unit like any other', () => {
    expect(readBreakerState(word)).toBeUndefined();
    expect(readDeploymentStatus(word)).toBeUndefined();
    expect(metricUnit(word, 'avg')).toEqual({ unit: 'count', factor: 1 });
  });

  it('ends no pipeline and no deployment of GitLab’s', () => {
    const project = { path_with_namespace: 'acme/shop' };
    const pipeline = { project, object_attributes: { id: 1, sha: 'a', status: word } };
    expect(readGitlabEvent('Pipeline Hook', pipeline, context).outcome).toBe('ignored');
    const deployment = {
      project,
      status: word,
      deployment_id: 1,
      environment: 'production',
      short_sha: 'a',
    };
    expect(readGitlabEvent('Deployment Hook', deployment, context).outcome).toBe('ignored');
  });

  it('is a conclusion of a workflow that judges nothing', () => {
    const run = { id: 1, head_sha: 'a', conclusion: word };
    const repository = { full_name: 'acme/shop' };
    const payload = { action: 'completed', workflow_run: run, repository };
    expect(readGithubEvent('workflow_run', payload, context)).toMatchObject({
      facts: { ciRun: { conclusion: 'other' } },
    });
  });
});

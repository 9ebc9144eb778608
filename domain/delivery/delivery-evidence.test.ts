import { describe, expect, it } from 'vitest';
import { bandOf, REPORTED_CHANGE_FAIL_RATES } from './bands';
import { assembleChanges } from './changes/assemble-changes';
import { commitsBetween, type Push } from './changes/commits-between';
import { type CiAttempt, ciFlakiness, FLAKINESS_TARGET } from './ci-flakiness';
import type { Deployment } from './deployment';
import { suspectDeployments } from './suspect-deployments';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;

/** A deployment of `shop` to production that finished at an hour. */
const deployed = (id: string, hour: number, fields: Partial<Deployment> = {}): Deployment => ({
  id,
  service: 'shop',
  environment: 'production',
  sha: id,
  version: null,
  status: 'succeeded',
  startedMs: null,
  finishedMs: NOW + hour * HOUR,
  rollbackOf: null,
  unplanned: false,
  changes: null,
  flags: [],
  ...fields,
});

describe('bands', () => {
  it('name the report and year they come from', () => {
    expect(bandOf('leadTime', 3_600)).toEqual({
      levels: ['elite'],
      report: 'DORA, Accelerate State of DevOps Report',
      year: 2024,
    });
    expect(bandOf('deploymentFrequency', 0.5)?.levels).toEqual(['high']);
    expect(bandOf('recoveryTime', 7_200)?.levels).toEqual(['high', 'medium']);
  });

  it('are none where the report has none, or there is no figure', () => {
    expect(bandOf('recoveryTime', 3 * 86_400)).toBeNull();
    expect(bandOf('leadTime', null)).toBeNull();
  });

  it('make no ladder of change fail rate', () => {
    expect(REPORTED_CHANGE_FAIL_RATES.high).toBeGreaterThan(REPORTED_CHANGE_FAIL_RATES.medium);
  });
});

describe('the deployment behind an incident', () => {
  const evidence = {
    startedMs: NOW + 10 * HOUR,
    services: ['shop'],
    environment: 'production',
    versions: ['1.4.2'],
    shas: ['abcdef1'],
  };

  it('is ranked: same artifact, then same service and environment, then nearness', () => {
    const list = [
      deployed('near', 9.9, { service: 'mail' }),
      deployed('same', 9.5),
      deployed('older', 2),
      deployed('artifact', -100, { sha: 'abcdef1234567890', service: 'mail' }),
      deployed('staging', 9.9, { environment: 'staging', service: 'shop' }),
      deployed('later', 11),
      deployed('ancient', -24 * 20),
    ];
    const suspects = suspectDeployments(evidence, list);
    expect(suspects.map(({ deploymentId }) => deploymentId)).toEqual([
      'artifact',
      'same',
      'older',
      'near',
      'staging',
    ]);
    expect(suspects[1]?.reasons).toEqual([
      'It is of shop in production, like the incident.',
      'It ended 30 min before the incident began.',
    ]);
    for (const { score } of suspects) expect(score > 0 && score <= 1).toBe(true);
  });

  it('may still be on its way when the incident begins', () => {
    const coming = deployed('coming', 0, {
      finishedMs: null,
      startedMs: NOW + 9 * HOUR,
      status: 'in_progress',
    });
    expect(suspectDeployments(evidence, [coming])).toHaveLength(1);
  });
});

describe('CI flakiness', () => {
  const attempt = (
    sha: string,
    number: number,
    conclusion: CiAttempt['conclusion'],
    workflow = 'test',
  ): CiAttempt => ({
    workflow,
    sha,
    runId: sha,
    attempt: number,
    conclusion,
    finishedMs: NOW + number,
  });

  it('is failing, then passing, on the same commit', () => {
    const found = ciFlakiness([
      attempt('a', 2, 'success'),
      attempt('a', 1, 'failure'),
      attempt('b', 1, 'success'),
      attempt('b', 2, 'failure'),
      attempt('c', 1, 'failure'),
      attempt('d', 1, 'success'),
      attempt('d', 1, 'failure', 'lint'),
      attempt('e', 1, 'other'),
    ]);
    expect(found).toMatchObject({ value: 0.2, n: 5, flaky: [{ workflow: 'test', sha: 'a' }] });
    expect(found.value).toBeGreaterThan(FLAKINESS_TARGET.high);
    expect(ciFlakiness([]).value).toBeNull();
  });
});

describe('what a deployment changed', () => {
  const commit = (sha: string, hour: number) => ({ sha, authoredMs: NOW + hour * HOUR });
  const pushes: Push[] = [
    { before: 'c0', after: 'c2', commits: [commit('c1', 1), commit('c2', 2)] },
    { before: 'c2', after: 'c5', commits: [commit('c3', 3), commit('c4', 4), commit('c5', 5)] },
  ];
  const shas = (base: string, head: string) =>
    commitsBetween(pushes, base, head)?.map(({ sha }) => sha) ?? null;

  it('are the commits between its base and its head', () => {
    expect(shas('c0', 'c5')).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
    expect(shas('c1', 'c4')).toEqual(['c2', 'c3', 'c4']);
    expect(shas('c3', 'c4')).toEqual(['c4']);
    expect(shas('c4', 'c4')).toEqual([]);
  });

  it('is not known where the chain of pushes breaks', () => {
    expect(shas('before', 'c5')).toBeNull();
    expect(shas('c0', 'elsewhere')).toBeNull();
  });

  it('is a squash-merged pull request with the time of its own first commit', () => {
    const pullRequest = {
      number: 7,
      mergeSha: 'c2',
      commitShas: ['p1', 'p2'],
      firstCommitMs: NOW - 50 * HOUR,
      openedMs: NOW - 40 * HOUR,
      mergedMs: NOW + 2 * HOUR,
    };
    const other = { ...pullRequest, number: 8, mergeSha: 'elsewhere' };
    const changes = assembleChanges([commit('c1', 1), commit('c2', 2)], [pullRequest, other]);
    expect(changes).toMatchObject([
      {
        sha: 'c2',
        ref: '#7',
        firstCommitMs: NOW - 50 * HOUR,
        openedMs: NOW - 40 * HOUR,
        mergedMs: NOW + 2 * HOUR,
      },
      { sha: 'c1', ref: null, firstCommitMs: NOW + HOUR, openedMs: null, mergedMs: null },
    ]);
    const merged = assembleChanges(
      [commit('p1', -50), commit('p2', -45), commit('c2', 2)],
      [pullRequest],
    );
    expect(merged.map(({ sha }) => sha)).toEqual(['c2']);
  });
});

import { describe, expect, it } from 'vitest';
import { classifyDeployments } from '../delivery/classify-deployments';
import type { Deployment } from '../delivery/deployment';
import { suspectChanges } from './suspect-changes';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 26, 3);

function deployed(id: string, minutesBefore: number, more: Partial<Deployment> = {}): Deployment {
  const finishedMs = START - minutesBefore * MINUTE;
  return {
    id,
    service: 'payments',
    environment: 'production',
    sha: `${id}0000000`,
    version: null,
    status: 'succeeded',
    startedMs: null,
    finishedMs,
    rollbackOf: null,
    unplanned: null,
    changes: null,
    flags: [],
    ...more,
  };
}

const suspects = (deployments: readonly Deployment[], endedMs: number | null = null) =>
  suspectChanges(
    {
      startedMs: START,
      endedMs,
      services: ['payments'],
      environment: null,
      versions: [],
      shas: [],
      dependencies: new Map([['ledger', 'payments']]),
    },
    classifyDeployments(deployments),
  );
const idsOf = (found: ReturnType<typeof suspects>) => found.map((one) => one.deployment.id);

describe('suspected changes', () => {
  it('rank the same service before one that it calls, and that before a stranger', () => {
    const found = suspects([
      deployed('stranger', 5, { service: 'mail' }),
      deployed('called', 5, { service: 'ledger' }),
      deployed('own', 5),
    ]);
    expect(idsOf(found)).toEqual(['own', 'called', 'stranger']);
    expect(found[1]?.reasons[0]).toBe('payments calls ledger.');
  });

  it('rank what is near before what is long ago, and leave out what came after or has nothing to do with it', () => {
    const found = suspects([
      deployed('old', 40 * 60),
      deployed('no-news', 3 * 24 * 60),
      deployed('near', 10),
      deployed('after', -10),
      deployed('stranger', 600, { service: 'mail' }),
    ]);
    expect(idsOf(found)).toEqual(['near', 'old']);
  });

  it('name production first, and say of the rest that it went elsewhere', () => {
    const found = suspects([
      deployed('staging', 10, { environment: 'staging' }),
      deployed('old', 40 * 60, { environment: 'prod-eu' }),
    ]);
    expect(idsOf(found)).toEqual(['old', 'staging']);
    expect(found[1]?.reasons[0]).toBe('It went to staging, not to where the incident is.');
    const alone = suspects([deployed('staging', 10, { environment: 'staging' })]);
    expect(alone[0]?.reasons.join(' ')).not.toContain('where the incident is');
  });

  it('suspect most what was rolled back while the incident lasted', () => {
    const all = [
      deployed('a', 3_000),
      deployed('b', 100),
      deployed('c', 10, { environment: 'staging' }),
      deployed('d', -20, { rollbackOf: 'b' }),
    ];
    const [first] = suspects(all);
    expect(first?.deployment.id).toBe('b');
    expect(first?.reasons).toContain('It was rolled back 20 min after the incident began.');
    const [other] = suspects(all, START + 5 * MINUTE);
    expect(other?.reasons.join(' ')).not.toContain('rolled back');
  });

  it('say which code came with them', () => {
    const change = { sha: 'x', ref: '#7', firstCommitMs: null, openedMs: null, mergedMs: null };
    const [first] = suspects([
      deployed('a', 10, { changes: [{ ...change, title: 'Share one pool' }, change] }),
    ]);
    expect(first?.reasons).toContain('It brought 2 changes: Share one pool; #7.');
  });
});

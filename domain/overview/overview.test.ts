import { describe, expect, it } from 'vitest';
import { describeChange } from './describe-change';
import { describeOverview } from './describe-overview';
import { findProblems } from './find-problems';

const calm = {
  services: [],
  queues: 0,
  stuckQueues: 0,
  deadLetters: 0,
  breakers: 0,
  incidents: 0,
  alerts: 0,
  openBreakers: 0,
  jobs: 0,
  silentJobs: 0,
  failedJobs: 0,
  troubledFeatures: 0,
};

const service = (name: string, health: 'failing' | 'degraded' | 'healthy' | 'unknown') => ({
  service: name,
  health,
});

describe('the answer in words', () => {
  it('counts what is wrong, then names the services', () => {
    const words = describeOverview({
      ...calm,
      services: [service('payments', 'failing'), service('mails', 'healthy')],
      openBreakers: 1,
      deadLetters: 37,
    });
    expect(words).toBe('1 breaker is open, 37 dead letters wait; payments is failing');
  });

  it('names two of many', () => {
    const services = ['a', 'b', 'c', 'd'].map((name) => service(name, 'degraded'));
    expect(describeOverview({ ...calm, services })).toBe('a, b and 2 more are degraded');
  });

  it('says that nothing is wrong, of how much, and what is silent', () => {
    const services = [service('a', 'healthy'), service('b', 'healthy'), service('c', 'unknown')];
    expect(describeOverview({ ...calm, services, queues: 3, jobs: 1 })).toBe(
      'Nothing is wrong: 2 services, 3 queues and 1 job are well; 1 service is silent',
    );
    expect(describeOverview({ ...calm, services: [service('a', 'healthy')] })).toBe(
      'Nothing is wrong: 1 service is well',
    );
    expect(describeOverview({ ...calm, queues: 1 })).toBe('Nothing is wrong: 1 queue is well');
    expect(describeOverview(calm)).toBe('Nothing is known yet');
  });
});

describe('what is wrong', () => {
  it('is told once: what belongs to a service is told by it, the worst and dearest first', () => {
    const well = { health: 'healthy', reason: 'no error' } as const;
    const bad = { health: 'failing', reason: 'pay-dlq: holds 3' } as const;
    const odd = { health: 'degraded', reason: '9/min errors' } as const;
    const none = { breakers: null, ai: null, delivery: null };
    const state = { ownerTeam: 'Money', tier: 2 };
    const problems = findProblems(
      [
        {
          ...state,
          service: 'pay',
          health: 'failing',
          signals: { ...none, logs: odd, queues: bad },
        },
        {
          ...state,
          service: 'mail',
          health: 'healthy',
          signals: { ...none, logs: well, queues: null },
        },
      ],
      [
        { noun: 'queue', id: '1', name: 'pay-dlq', service: 'pay', ...bad },
        {
          noun: 'heartbeat',
          id: 'backup',
          name: 'backup',
          service: null,
          ...bad,
          reason: 'silent',
        },
      ],
    );
    expect(problems.map(({ name, reasons }) => [name, ...reasons])).toEqual([
      ['pay', 'pay-dlq: holds 3', '9/min errors'],
      ['backup', 'silent'],
    ]);
  });
});

describe('a change', () => {
  const change = {
    kind: 'change',
    status: 'succeeded',
    version: '2.3.1',
    sha: 'abcdef0123',
    changeCount: 3,
    titles: ['Retry captures'],
    rolledBackAt: null,
  } satisfies Parameters<typeof describeChange>[0];

  it('is told as somebody would tell it', () => {
    expect(describeChange(change)).toEqual({
      what: '2.3.1 deployed',
      brought: 'Retry captures, and 2 more',
      tone: 'neutral',
    });
    const told = (some: object) => describeChange({ ...change, ...some }).what;
    expect(told({ rolledBackAt: '2026-01-01T00:00:00Z' })).toBe(
      '2.3.1 deployed, since rolled back',
    );
    expect(told({ kind: 'rollback' })).toBe('rolled back to 2.3.1');
    expect(told({ status: 'failed', version: null })).toBe('abcdef0 failed to deploy');
    expect(told({ status: 'in_progress' })).toBe('2.3.1 is on its way');
    expect(told({ kind: 'rerun' })).toBe('2.3.1 deployed again');
  });
});

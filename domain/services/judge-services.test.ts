import { describe, expect, it } from 'vitest';
import { judgeAnswers } from './judge-answers';
import { judgeDeployment } from './judge-deployment';
import { judgeErrorLines } from './judge-error-lines';
import { judgeServices, type ServiceEvidence } from './judge-services';
import { usualHours, usualOf } from './usual';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what is usual', () => {
  it('is the median of the same hour of the last seven days', () => {
    const hours = usualHours(Date.parse('2026-03-10T14:25:00Z'));
    expect(hours.map((hour) => new Date(hour).toISOString().slice(5, 16))).toEqual(
      ['09', '08', '07', '06', '05', '04', '03'].map((day) => `03-${day}T14:00`),
    );
    expect(usualOf([1, 2, 3, 4, 100, 5, 6])).toBe(4);
  });

  it('is not known of a day that nothing is known of, nor from one day alone', () => {
    expect(usualOf([null, 4, null, 6])).toBe(5);
    expect(usualOf([null, 4])).toBeNull();
    expect(usualOf([])).toBeNull();
  });
});

describe('a service by what it logs', () => {
  const counts = { errors: 0, lines: 900, minutes: 15, usualErrors: 1, usualLines: 60 };
  const judged = (some: Partial<typeof counts> | { usualErrors: null; usualLines: null }) => {
    const { health, reason } = judgeErrorLines({ ...counts, ...some });
    return `${health}: ${plain(reason)}`;
  };

  it('is well with as many errors as usual, and with few more', () => {
    expect(judged({})).toBe('healthy: no error');
    expect(judged({ errors: 18 })).toBe('healthy: 1.2/min errors, as usual');
    expect(judged({ errors: 30 })).toBe('healthy: 2/min errors, 2x the usual');
  });

  it('is degraded with more than chance explains, and fails when much of what it says is errors', () => {
    expect(judged({ errors: 60 })).toBe('degraded: 4/min errors, 4x the usual');
    expect(judged({ errors: 90 })).toBe('failing: 6/min errors, 6x the usual');
    expect(judged({ errors: 40, lines: 60 })).toBe('failing: 2.67/min errors, 2.7x the usual');
  });

  it('needs more than a handful of errors where nothing is usual yet', () => {
    const unknown = { usualErrors: null, usualLines: null };
    expect(judgeErrorLines({ ...counts, ...unknown, errors: 4 }).health).toBe('healthy');
    expect(judgeErrorLines({ ...counts, ...unknown, errors: 6 }).health).toBe('degraded');
  });

  it('is not known when it says nothing, which is odd for one that talks', () => {
    expect(judged({ lines: 0 })).toBe('unknown: no line for 15 min, usually 60/min');
    expect(judged({ lines: 0, usualLines: 0.5 })).toBe('unknown: no line for 15 min');
  });
});

describe('a service by what its models answer', () => {
  const counts = { fallback: 0, errors: 0, refused: 0, empty: 0, minutes: 15 };

  it('is worse only where chance does not explain it', () => {
    const few = judgeAnswers({ ...counts, answers: 6, fallback: 2, usualShare: 0.02 });
    expect([few.health, plain(few.reason)]).toEqual([
      'degraded',
      '33.3 % fell back of 6 answers, usually 2 %',
    ]);
    const one = judgeAnswers({ ...counts, answers: 6, fallback: 1, usualShare: 0.02 });
    expect(one.health).toBe('healthy');
    const most = judgeAnswers({ ...counts, answers: 40, errors: 32, usualShare: null });
    expect([most.health, plain(most.reason)]).toEqual(['failing', '80 % failed of 40 answers']);
  });

  it('is not known without an answer', () => {
    const { health } = judgeAnswers({ ...counts, answers: 0, usualShare: 0.1 });
    expect(health).toBe('unknown');
  });
});

describe('a service by its last deployment', () => {
  const nowMs = Date.parse('2026-03-10T14:00:00Z');
  const last = {
    kind: 'change',
    status: 'succeeded',
    version: '2.3.1',
    sha: 'abcdef012345',
  } as const;
  const at = (minutes: number) => new Date(nowMs - minutes * 60_000).toISOString();
  const judged = (some: object) => {
    const { health, reason } = judgeDeployment({ ...last, at: at(30), ...some }, nowMs);
    return `${health}: ${plain(reason)}`;
  };

  it('says what runs, and what went wrong as long as that is news', () => {
    expect(judged({})).toBe('healthy: 2.3.1 since 30 min');
    expect(judged({ version: null })).toBe('healthy: abcdef0 since 30 min');
    expect(judged({ status: 'failed' })).toBe('degraded: 2.3.1 failed to deploy 30 min ago');
    expect(judged({ kind: 'rollback' })).toBe('degraded: rolled back to 2.3.1 30 min ago');
    expect(judged({ kind: 'rollback', at: at(90) })).toBe(
      'healthy: rolled back to 2.3.1 1 h 30 min ago',
    );
  });
});

describe('all services', () => {
  const nothing: ServiceEvidence = {
    catalogue: [],
    lines: new Map(),
    queues: [],
    breakers: [],
    answers: new Map(),
    deployments: [],
    nowMs: 0,
  };
  const queue = (service: string, name: string, health: 'healthy' | 'failing' | 'unknown') => ({
    service,
    name,
    health,
    reason: 'Holds 3 messages',
  });

  it('stand the worst first, of equals the one whose loss costs most, and a signal never sent is none', () => {
    const states = judgeServices({
      ...nothing,
      catalogue: [
        { name: 'mails', ownerTeam: null, tier: 3 },
        { name: 'payments', ownerTeam: 'Money', tier: 1 },
        { name: 'quiet', ownerTeam: null, tier: null },
      ],
      queues: [
        queue('mails', 'mails-dlq', 'failing'),
        queue('payments', 'pay', 'healthy'),
        queue('payments', 'pay-dlq', 'failing'),
        queue('payments', 'refunds-dlq', 'failing'),
        queue('search', 'index', 'healthy'),
      ],
    });
    expect(states.map(({ service, health }) => `${service} ${health}`)).toEqual([
      'payments failing',
      'mails failing',
      'quiet unknown',
      'search healthy',
    ]);
    expect(states[0]).toMatchObject({
      ownerTeam: 'Money',
      signals: {
        queues: { health: 'failing', reason: 'pay-dlq: holds 3 messages, and 1 more' },
        logs: null,
      },
    });
  });

  it('are known to be well when one signal says so, whatever is not known of another', () => {
    const [state] = judgeServices({
      ...nothing,
      queues: [queue('pay', 'a', 'unknown')],
      lines: new Map([
        ['pay', { errors: 0, lines: 9, minutes: 15, usualErrors: null, usualLines: null }],
      ]),
    });
    expect(state?.health).toBe('healthy');
  });
});

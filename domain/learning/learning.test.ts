import { describe, expect, it } from 'vitest';
import { actionCompletion } from './action-completion';
import { findRepeats } from './find-repeats';
import { rankPrecedents } from './rank-precedents';
import { findThemes, isAboutFactors } from './themes';

const alert = (fingerprint: string, rule = 'Dead letters', labels = {}) => ({
  fingerprint,
  rule,
  labels,
});
const now = {
  id: 'now',
  services: ['payments'],
  alerts: [alert('f1', 'Dead letters', { queue: 'a' })],
  patterns: ['PoolError: no connection within <n> ms', ': cache miss <n>'],
};

describe('has this happened before', () => {
  it('puts the same alert before the same queue, rule and service, and says what is the same', () => {
    const found = rankPrecedents(now, [
      now,
      { id: 'service', services: ['payments'], alerts: [], patterns: [] },
      { id: 'queue', services: [], alerts: [alert('f2', 'Backlog', { queue: 'a' })], patterns: [] },
      { id: 'other', services: ['search'], alerts: [alert('f3', 'Silent job')], patterns: [] },
      {
        id: 'alert',
        services: [],
        alerts: [alert('f1', 'Dead letters', { queue: 'a' })],
        patterns: [],
      },
    ]);
    expect(found.map(({ id, reasons }) => [id, ...reasons])).toEqual([
      ['alert', 'the same alert: Dead letters (queue a)'],
      ['queue', 'the same queue a'],
      ['service', 'the same service: payments'],
    ]);
  });

  it('tells the same log pattern, but not one that most incidents have', () => {
    const like = (id: string, patterns: string[]) => ({ id, services: [], alerts: [], patterns });
    const others = [1, 2, 3, 4, 5].map((nth) => like(`${nth}`, [': cache miss <n>']));
    const pool = like('pool', now.patterns);
    expect(rankPrecedents(now, [pool, ...others])).toEqual([
      {
        id: 'pool',
        score: 4,
        reasons: ['the same log pattern: “PoolError: no connection within … ms”'],
      },
    ]);
    const few = rankPrecedents(now, [pool, ...others.slice(0, 2)]);
    expect(few.map(({ id, reasons }) => [id, reasons.length])).toEqual([
      ['pool', 2],
      ['1', 1],
      ['2', 1],
    ]);
  });

  it('finds alerts that were part of more than one incident', () => {
    const again = { ...now, id: 'again' };
    expect(
      findRepeats([now, again, { id: 'x', services: [], alerts: [alert('f9')], patterns: [] }]),
    ).toEqual([
      { fingerprint: 'f1', text: 'Dead letters (queue a)', incidentIds: ['now', 'again'] },
    ]);
  });
});

describe('themes of contributing factors', () => {
  it('are found by their words, a text in as many as it speaks of', () => {
    const { themes, untold } = findThemes([
      { id: '1', text: 'The client retried nine times; the pool was full.' },
      { id: '2', text: 'No timeout was set.' },
      { id: '3', text: 'Gremlins.' },
      { id: '4', text: ' ' },
    ]);
    expect(themes).toEqual([
      { theme: 'Time-outs and retries', ids: ['1', '2'] },
      { theme: 'Capacity and load', ids: ['1'] },
    ]);
    expect(untold).toEqual(['3']);
  });

  it('are read from the sections that are about them', () => {
    expect(['contributing-factors', 'root-causes', 'trigger'].every(isAboutFactors)).toBe(true);
    expect(isAboutFactors('what-went-well')).toBe(false);
  });
});

describe('the completion of actions', () => {
  it('counts by kind with n, leaves declined ones out of the rate, and does not know a median of none', () => {
    const day = 86_400_000;
    const made = { kind: 'prevent', createdMs: 0, closedMs: null } as const;
    const [prevent, ...others] = actionCompletion(
      [
        { ...made, status: 'done', closedMs: 4 * day },
        { ...made, status: 'done', closedMs: 10 * day },
        { ...made, status: 'open' },
        { ...made, status: 'declined', closedMs: day },
      ],
      20 * day,
    );
    expect(others).toEqual([]);
    expect(prevent).toMatchObject({ open: 1, done: 2, declined: 1, medianDaysToDone: 7 });
    expect(prevent?.completed).toMatchObject({ n: 3, value: 2 / 3 });
    expect(prevent?.openByAge.map(({ count }) => count)).toEqual([0, 1, 0, 0]);
    const [learn] = actionCompletion([{ ...made, kind: 'learn', status: 'open' }], day);
    expect(learn?.medianDaysToDone).toBeNull();
  });
});

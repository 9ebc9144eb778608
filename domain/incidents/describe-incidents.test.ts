import { describe, expect, it } from 'vitest';
import { describeIncident, describeIncidents } from './describe-incidents';
import { timesOf } from './incident-times';

const START = '2026-11-26T03:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(START) + minutes * 60_000).toISOString();
const one = {
  number: 7,
  title: 'Checkout fails',
  severity: 'SEV1',
  status: 'investigating',
  roles: [{ role: 'commander', name: 'Ada', assignedAt: START, assignedBy: 'Ada' }],
  startedAt: START,
  resolvedAt: null,
  suspectedChanges: [],
} as const;
const described = { ...one, roles: [...one.roles], suspectedChanges: [] };

describe('incidents in words', () => {
  it('say how many are open and who has the first', () => {
    expect(describeIncidents([])).toBe('No incident is open');
    expect(describeIncidents([described, { ...described, roles: [] }])).toBe(
      'INC-7 is open, Ada has it; 1 more',
    );
  });

  it('say for how long and how far, and of what is over how long it lasted', () => {
    expect(describeIncident({ ...described, roles: [] }, Date.parse(later(90)))).toBe(
      'Critical, for 1 h 30 min. Investigating: nobody knows yet what causes it; nobody has it',
    );
    const change = {
      deploymentId: 'd',
      ref: 'r',
      service: 'shop',
      version: '2.0',
      environment: 'production',
      at: START,
    };
    const confirmed = { ...change, score: 1, reasons: [], isConfirmed: true, decidedBy: 'Ada' };
    expect(
      describeIncident({ ...described, suspectedChanges: [confirmed] }, Date.parse(later(90))),
    ).toContain('Investigating: shop 2.0 is confirmed as its cause, so “Identified” is next');
    const over = { ...described, status: 'resolved', resolvedAt: later(25) } as const;
    expect(describeIncident(over, Date.parse(later(90)))).toBe('Critical; it lasted 25 min');
  });
});

describe('the times of an incident', () => {
  it('are counted from its beginning, the acknowledgement from the detection; unknown is not zero', () => {
    expect(
      timesOf({
        startedAt: START,
        detectedAt: later(4),
        acknowledgedAt: later(6),
        mitigatedAt: null,
        resolvedAt: later(60),
      }),
    ).toEqual({ detect: 240, acknowledge: 120, mitigate: null, resolve: 3_600 });
  });
});

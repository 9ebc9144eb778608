import { describe, expect, it } from 'vitest';
import { changeIncident, type IncidentFields } from './change-incident';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 26, 3);
const before: IncidentFields = {
  title: 'Checkout fails',
  severity: 'SEV2',
  status: 'investigating',
  impact: null,
  services: ['checkout'],
  factors: [],
  environment: null,
  channelUrl: null,
  startedMs: NOW - HOUR,
  detectedMs: NOW - HOUR / 2,
  acknowledgedMs: null,
  mitigatedMs: null,
  resolvedMs: null,
};

function changed(fields: Partial<IncidentFields>, patch: Parameters<typeof changeIncident>[1]) {
  const outcome = changeIncident({ ...before, ...fields }, patch, NOW);
  if (outcome.kind !== 'changed') throw new Error(`It was ${outcome.kind}`);
  return outcome;
}

describe('a status', () => {
  it('sets when customers were well again, and when it was over', () => {
    expect(changed({}, { status: 'monitoring' }).next).toMatchObject({
      mitigatedMs: NOW,
      resolvedMs: null,
    });
    const early = { status: 'monitoring', mitigatedMs: NOW - 1_000 } as const;
    expect(changed(early, { status: 'resolved' }).next).toMatchObject({
      mitigatedMs: NOW - 1_000,
      resolvedMs: NOW,
    });
  });

  it('that goes back takes those times away, and reopening says that it is one', () => {
    const over = { status: 'resolved', mitigatedMs: NOW, resolvedMs: NOW } as const;
    const { next, events } = changed(over, { status: 'investigating' });
    expect(next).toMatchObject({ mitigatedMs: null, resolvedMs: null });
    expect(events).toEqual([
      { kind: 'reopened', text: 'Reopened: Investigating, nobody knows yet what causes it' },
    ]);
  });
});

describe('a change', () => {
  it('of nothing is none', () => {
    expect(changeIncident(before, { title: before.title, severity: 'SEV2' }, NOW)).toEqual({
      kind: 'same',
    });
  });

  it('says what it was and what it is', () => {
    const { events } = changed({}, { severity: 'SEV1', services: [], impact: 'Nobody can pay' });
    expect(events.map(({ text }) => text)).toEqual([
      'Severity SEV2 → SEV1 (Critical)',
      'Services: none named',
      'Impact: Nobody can pay',
    ]);
  });

  it('to times that cannot be is refused with the field that is wrong', () => {
    for (const [patch, path] of [
      [{ mitigatedAt: NOW - 2 * HOUR }, 'mitigatedAt'],
      [{ startedAt: NOW + HOUR }, 'startedAt'],
      [{ resolvedAt: NOW }, 'resolvedAt'],
    ] as const)
      expect(changeIncident(before, patch, NOW)).toMatchObject({ kind: 'impossible', path });
  });
});

import { expect, it } from 'vitest';
import type { FactorKind } from './factors';
import type { IncidentSummary } from './incident-answers';
import { reportFactors } from './time-report';

const START = Date.UTC(2026, 10, 26, 3);
const MINUTE = 60_000;

function incident(
  number: number,
  factors: FactorKind[],
  minutes: { mitigate?: number; resolve?: number } = {},
): IncidentSummary {
  const after = (count: number | undefined) =>
    count === undefined ? null : new Date(START + count * MINUTE).toISOString();
  return {
    id: String(number),
    number,
    title: `Incident ${number}`,
    severity: 'SEV2',
    status: minutes.resolve === undefined ? 'investigating' : 'resolved',
    impact: null,
    services: [],
    environment: null,
    factors,
    channelUrl: null,
    roles: [],
    startedAt: new Date(START).toISOString(),
    detectedAt: null,
    acknowledgedAt: null,
    mitigatedAt: after(minutes.mitigate),
    resolvedAt: after(minutes.resolve),
    declaredAt: new Date(START).toISOString(),
    declaredBy: 'Ada',
    mergedInto: null,
    revision: 1,
  };
}

it('groups incidents by what made them possible, in each group that they are of, unknown apart and last', () => {
  const merged = {
    ...incident(6, ['capacity'], { resolve: 500 }),
    mergedInto: { id: '1', number: 1, title: 'Incident 1' },
  };
  const reports = reportFactors([
    incident(1, ['capacity'], { mitigate: 10, resolve: 30 }),
    incident(2, ['deployment', 'capacity'], { mitigate: 20, resolve: 50 }),
    incident(3, []),
    incident(4, [], { mitigate: 4, resolve: 8 }),
    incident(5, [], { mitigate: 6, resolve: 12 }),
    merged,
  ]);
  expect(reports.map(({ group, incidents }) => [group, incidents])).toEqual([
    ['capacity', 2],
    ['deployment', 1],
    ['unknown', 3],
  ]);
  const [capacity, deployment, unknown] = reports;
  expect(capacity?.mitigate).toMatchObject({ medianSeconds: 15 * 60, n: 2 });
  expect(capacity?.resolve).toMatchObject({ medianSeconds: 40 * 60, n: 2 });
  expect(deployment?.resolve).toMatchObject({ medianSeconds: 50 * 60, n: 1 });
  // One of the three goes on: it has no such time, which is not zero.
  expect(unknown?.mitigate).toMatchObject({ medianSeconds: 5 * 60, n: 2 });
});

it('tells nothing of no incidents, and no time of those that go on', () => {
  expect(reportFactors([])).toEqual([]);
  const nothing = { medianSeconds: null, p90Seconds: null, n: 0 };
  expect(reportFactors([incident(1, ['data'])])).toEqual([
    { group: 'data', incidents: 1, mitigate: nothing, resolve: nothing },
  ]);
});

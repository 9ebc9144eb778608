import { describe, expect, it } from 'vitest';
import { classifyDeployments } from './classify-deployments';
import { deployedDays } from './deployed-days';
import type { Deployment } from './deployment';
import { deployedWithin } from './newest-first';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const deployed = (id: string, hoursAgo: number | null, fields: Partial<Deployment> = {}) => ({
  id,
  service: 'shop',
  environment: 'production',
  sha: id,
  version: null,
  status: 'succeeded' as const,
  startedMs: null,
  finishedMs: hoursAgo === null ? null : NOW - hoursAgo * HOUR,
  rollbackOf: null,
  unplanned: false,
  changes: null,
  flags: [],
  ...fields,
});

describe('the deployments of a window', () => {
  const classified = classifyDeployments([
    deployed('old', 200),
    deployed('mid', 100, { service: 'mail' }),
    deployed('new', 1),
    deployed('begun', null, { status: 'in_progress', startedMs: NOW - 2 * HOUR }),
    deployed('untold', null, { status: 'in_progress', service: 'mail' }),
    deployed('ahead', -1),
  ]);
  const within = (fromMs: number, toMs: number) =>
    deployedWithin(classified, { fromMs, toMs }).map(({ deployment }) => deployment.id);

  it('come the newest first, by when they ended or began', () => {
    expect(within(NOW - 7 * DAY, NOW)).toEqual(['untold', 'new', 'begun', 'mid']);
  });

  it('begin with its first moment and end before its last', () => {
    expect(within(NOW - 200 * HOUR, NOW - HOUR)).toEqual(['untold', 'begun', 'mid', 'old']);
  });

  it('are the same when they are asked for again', () => {
    expect(within(NOW - 7 * DAY, NOW)).toEqual(within(NOW - 7 * DAY, NOW));
    expect(within(NOW, NOW + DAY)).toEqual(['untold', 'ahead']);
  });
});

describe('the deployments of each day', () => {
  const days = (list: Deployment[]) => deployedDays(classifyDeployments(list), NOW);

  it('are not known where nothing was deployed', () => {
    expect(days([])).toBeNull();
  });

  it('are counted back from now, by what became of them', () => {
    const told = days([
      deployed('a', 23),
      deployed('b', 1, { status: 'failed' }),
      deployed('c', 25, { rollbackOf: 'x' }),
      deployed('d', null, { status: 'in_progress' }),
      deployed('e', 6 * 24 + 1),
      deployed('f', 7 * 24 + 1),
    ]);
    expect(told).toHaveLength(7);
    expect(told?.[0]).toEqual({ succeeded: 1, failed: 1, rolledBack: 0 });
    expect(told?.[1]).toEqual({ succeeded: 1, failed: 0, rolledBack: 1 });
    expect(told?.slice(2, 6).every(({ succeeded }) => succeeded === 0)).toBe(true);
    expect(told?.[6]?.succeeded).toBe(1);
  });

  it('are those of production where there are any, else all', () => {
    const staging = { environment: 'staging' };
    expect(days([deployed('a', 1), deployed('b', 2, staging)])?.[0]?.succeeded).toBe(1);
    expect(days([deployed('b', 2, staging)])?.[0]?.succeeded).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { compareDelivery } from './compare-delivery';
import type { Deployment } from './deployment';
import { reportDelivery } from './report-delivery';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-01T00:00:00Z');

interface Made {
  count: number;
  leadHours: (n: number) => number;
  service?: string;
  fromDay: number;
  unplanned?: number;
}

/** One deployment a day or more, each of one change. */
function made({ count, leadHours, service = 'shop', fromDay, unplanned = 0 }: Made): Deployment[] {
  return Array.from({ length: count }, (_, n): Deployment => {
    const finishedMs = START + (fromDay + (n * 14) / count) * DAY_MS + 3_600_000;
    const sha = `${service}-${fromDay}-${n}`;
    return {
      id: sha,
      service,
      environment: 'production',
      sha,
      version: null,
      status: 'succeeded',
      startedMs: finishedMs - 60_000,
      finishedMs,
      rollbackOf: null,
      unplanned: n < unplanned,
      changes: [
        {
          sha,
          ref: null,
          firstCommitMs: finishedMs - leadHours(n) * 3_600_000,
          openedMs: null,
          mergedMs: null,
        },
      ],
      flags: [],
    };
  });
}

function reportOf(deployments: Deployment[], fromDay: number, service: string | null = 'shop') {
  return reportDelivery(
    { deployments, incidents: [], links: [] },
    {
      service,
      environment: null,
      fromMs: START + fromDay * DAY_MS,
      toMs: START + (fromDay + 14) * DAY_MS,
      nowMs: START + 60 * DAY_MS,
    },
  );
}

describe('delivery of two windows', () => {
  const slow = made({ count: 20, leadHours: (n) => 40 + n, fromDay: 0, unplanned: 12 });
  const fast = made({ count: 60, leadHours: (n) => 2 + n / 10, fromDay: 14, unplanned: 1 });
  const all = [...slow, ...fast];

  it('is better where it is shorter, more often and less', () => {
    const found = compareDelivery(reportOf(all, 0), reportOf(all, 14), START + 60 * DAY_MS);
    expect(found.leadTime.verdict).toBe('better');
    expect(found.leadTime.difference).toBeLessThan(-40 * 3_600);
    expect(found.deploymentFrequency.verdict).toBe('better');
    expect(found.deploymentFrequency.difference).toBeCloseTo(40 / 14, 6);
    expect(found.reworkRate).toMatchObject({ verdict: 'better', moreNeeded: null });
    const back = compareDelivery(reportOf(all, 14), reportOf(all, 0), START + 60 * DAY_MS);
    expect([
      back.leadTime.verdict,
      back.deploymentFrequency.verdict,
      back.reworkRate.verdict,
    ]).toEqual(['worse', 'worse', 'worse']);
  });

  it('of the same is no difference, whatever the numbers', () => {
    const same = compareDelivery(reportOf(all, 0), reportOf(all, 0), START + 60 * DAY_MS);
    for (const one of Object.values(same)) {
      expect(one.verdict).toBe('inconclusive');
      if (one.difference !== null) expect(one.difference).toBe(0);
    }
  });

  it('says how many more it takes where a side has too few', () => {
    const few = [...made({ count: 2, leadHours: () => 90, fromDay: 0 }), ...fast];
    const found = compareDelivery(reportOf(few, 0), reportOf(few, 14), START + 60 * DAY_MS);
    expect(found.leadTime).toMatchObject({ low: null, verdict: 'inconclusive' });
    expect(found.leadTime.moreNeeded).toBeGreaterThan(0);
  });

  it('knows nothing against a window in which nothing was deployed, not zero', () => {
    const found = compareDelivery(reportOf(fast, 0), reportOf(fast, 14), START + 60 * DAY_MS);
    for (const one of Object.values(found)) expect(one).toMatchObject({ difference: null });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deploymentRef, readDeploymentRef } from './deployment-ref';
import { distributionOf } from './distribution';
import { reportSteps } from './report-steps';

const DAY = 86_400_000;

describe('the stretches of a report', () => {
  it('are days of UTC for a month, and weeks from Monday for a quarter', () => {
    const month = reportSteps(Date.UTC(2026, 0, 1, 12), Date.UTC(2026, 0, 31, 12));
    expect(month.stepMs).toBe(DAY);
    expect(month.starts[0]).toBe(Date.UTC(2026, 0, 1));
    expect(month.edges[0]).toBe(Date.UTC(2026, 0, 1, 12));
    const quarter = reportSteps(Date.UTC(2026, 0, 1), Date.UTC(2026, 3, 1));
    expect(new Date(quarter.starts[1] ?? 0).getUTCDay()).toBe(1);
  });

  it('cover the window without a hole, and are never many', () => {
    const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1_000, max: 800 * DAY }), (fromMs, width) => {
        const { starts, edges } = reportSteps(fromMs, fromMs + width);
        expect(edges.length).toBe(starts.length + 1);
        expect([edges[0], edges.at(-1)]).toEqual([fromMs, fromMs + width]);
        expect(edges).toEqual(edges.toSorted((a, b) => a - b));
        expect(starts.length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('a distribution of durations', () => {
  it('counts every one of them once', () => {
    const counts = distributionOf([0, 3_599, 3_600, 86_400, 400 * 86_400]).map(
      ({ count }) => count,
    );
    expect(counts).toEqual([2, 1, 0, 1, 0, 0, 0, 1]);
  });
});

describe('the name of a deployment among all', () => {
  it('says service, environment and id again, whatever stands in them', () => {
    const text = fc.string({ minLength: 1, unit: 'binary' }).filter((one) => one.isWellFormed());
    fc.assert(
      fc.property(text, text, text, (service, environment, id) => {
        const named = { service, environment, id };
        expect(readDeploymentRef(deploymentRef(named))).toEqual(named);
      }),
    );
    expect(['', 'a/b', 'a/b/', 'a/b/c/d', '%/b/c'].map(readDeploymentRef)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

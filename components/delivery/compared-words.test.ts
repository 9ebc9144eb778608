import { describe, expect, it } from 'vitest';
import { differenceText, verdictText } from './compared-words';

const NONE = { difference: null, low: null, high: null, moreNeeded: null } as const;

describe('what a comparison of delivery says', () => {
  it('tells the difference with its interval, in the unit of the metric', () => {
    const faster = { difference: -7_200, low: -10_800, high: -3_600, moreNeeded: null } as const;
    expect(differenceText('leadTime', { ...faster, verdict: 'better' })).toBe(
      '−2\u00a0h (−3\u00a0h to −1\u00a0h)',
    );
    const failing = { difference: 0.125, low: -0.01, high: 0.25, moreNeeded: 30 } as const;
    expect(differenceText('changeFailRate', { ...failing, verdict: 'inconclusive' })).toBe(
      '+12.5 points (−1 points to +25 points)',
    );
    expect(differenceText('deploymentFrequency', { ...NONE, verdict: 'inconclusive' })).toBe(
      'not known',
    );
  });

  it('says better or worse, or what it takes to tell', () => {
    const open = { ...NONE, verdict: 'inconclusive' } as const;
    expect(verdictText('leadTime', { ...open, verdict: 'better' })).toBe('better');
    expect(verdictText('leadTime', open)).toBe('one side has no data');
    expect(verdictText('leadTime', { ...open, difference: 60, moreNeeded: 1 })).toBe(
      'not enough data: about 1 more change',
    );
    expect(verdictText('recoveryTime', { ...open, moreNeeded: 4 })).toBe(
      'not enough data: about 4 more failed deployments',
    );
    expect(verdictText('reworkRate', { ...open, difference: 0 })).toBe('no difference seen');
    expect(verdictText('reworkRate', { ...open, difference: 0.00001 })).toBe(
      'too small a difference to tell',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { type FeatureSpan, featureState } from './feature-state';

const span = (inferences: number, fallback: number, accepted: number, n: number): FeatureSpan => ({
  inferences,
  fallback,
  accepted: { successes: accepted, n },
});
const usual = span(10_000, 80, 3_600, 5_000);

describe('the state of a feature', () => {
  it('is unknown while nothing is asked of it, not healthy', () => {
    expect(featureState(span(0, 0, 0, 0), usual).state).toBe('unknown');
  });

  it('is healthy while it does as it did, and says what it surely keeps', () => {
    expect(featureState(span(800, 6, 290, 400), usual)).toEqual({
      state: 'healthy',
      words: '72.5\u00a0% accepted, at least 67.9\u00a0%',
    });
    expect(featureState(span(5, 0, 0, 0), usual).words).toBe('5 answers, none judged');
  });

  it('is degraded when acceptance is surely lower than before, failing when by far', () => {
    expect(featureState(span(800, 6, 250, 400), usual)).toMatchObject({
      state: 'degraded',
      words: '62.5\u00a0% accepted, 72\u00a0% before',
    });
    expect(featureState(span(800, 6, 150, 400), usual).state).toBe('failing');
    expect(featureState(span(8, 0, 2, 4), usual).state).toBe('healthy');
  });

  it('is degraded when a fallback answers more than it did, failing when it has become the rule', () => {
    expect(featureState(span(800, 40, 290, 400), usual).state).toBe('degraded');
    expect(featureState(span(800, 160, 290, 400), usual)).toEqual({
      state: 'failing',
      words: 'a fallback answers 20\u00a0%',
    });
    expect(featureState(span(4, 1, 3, 4), usual).state).toBe('healthy');
  });
});

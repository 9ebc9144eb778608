import { once } from 'node:events';
import CircuitBreaker from 'opossum';
import PrometheusMetrics from 'opossum-prometheus';
import { expect, test } from 'vitest';
import { CounterMemory } from '../../metrics/counter-memory';
import { parseExposition } from '../../metrics/prometheus/parse-exposition';
import { finishBreakerDrafts } from './finish-breaker-drafts';
import { recogniseBreakerPoints } from './recognise-breaker-points';
import { StateMemory } from './state-memory';

test('The page of a real opossum-prometheus becomes counts and transitions of its breakers', async () => {
  const call = async (isFine: boolean) => {
    if (!isFine) throw new Error('card network is down');
  };
  const breaker = new CircuitBreaker(call, { name: 'card-network', resetTimeout: 20 });
  breaker.fallback(() => {});
  const prometheus = new PrometheusMetrics({ circuits: [breaker] });
  const counters = new CounterMemory();
  const states = new StateMemory();
  const begin = Date.UTC(2026, 0, 15, 12);
  const scrape = (minute: number) => {
    const { points, rejected } = parseExposition(prometheus.metrics, {
      acceptPastMs: 7 * 86_400_000,
      acceptFutureMs: 600_000,
      nowMs: begin + minute * 60_000,
      instance: 'payments-1:9464',
    });
    expect(rejected).toBe(0);
    const { drafts } = recogniseBreakerPoints(points);
    return finishBreakerDrafts(drafts, counters, states);
  };

  await breaker.fire(true);
  scrape(0);
  await breaker.fire(true);
  await breaker.fire(false);
  await breaker.fire(false);
  await breaker.fire(false);
  const opened = scrape(1);
  await breaker.fire(true);
  if (!breaker.halfOpen) await once(breaker, 'halfOpen');
  await breaker.fire(true);
  const closed = scrape(2);
  prometheus.clear();
  breaker.shutdown();

  expect(opened.samples).toMatchObject([
    { breaker: 'card-network', instance: 'payments-1:9464', successes: 1, state: 'open' },
  ]);
  expect(opened.transitions).toMatchObject([{ to: 'open' }]);
  expect(closed.samples).toMatchObject([{ rejected: 1, fallbacks: 1, state: 'closed' }]);
  // It counts no half-open: it listens to those events alone that somebody else listens to when it begins.
  expect(closed.transitions).toMatchObject([{ from: 'open', to: 'closed' }]);
});

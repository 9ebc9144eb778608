import { describe, expect, test } from 'vitest';
import { movesOf, OUTAGE_MS, type PaymentsOutage } from './payments-outage';
import type { DemoSignal, DemoWay } from './signals/demo-signal';
import { demoStory } from './signals/demo-story';
import { jobsRunIn } from './signals/jobs';
import { MINUTE_MS } from './story-times';

const anchorMs = Date.UTC(2026, 2, 19, 14, 7, 31);
const seed = 20_260_319;
const startMs = anchorMs + 2 * MINUTE_MS + 4_321;
const mendMs = startMs + 9 * MINUTE_MS;

const told = (fromMs: number, toMs: number, ...outages: PaymentsOutage[]): DemoSignal[] => [
  ...demoStory({ seed, anchorMs, fromMs, toMs, outages }),
];
const story = told(anchorMs, mendMs + 3 * MINUTE_MS, { startMs, mendMs });
const fields = ({ record }: DemoSignal) => record as Record<string, unknown>;
const during = (way: DemoWay, fromMs: number, toMs: number) =>
  story.filter((one) => one.way === way && one.atMs >= fromMs && one.atMs < toMs);
const linesOf = (service: string, fromMs: number, toMs: number) =>
  during('v1/logs', fromMs, toMs)
    .map(fields)
    .filter((line) => line.service === service && line.environment === 'production')
    .map(({ message }) => String(message));

describe('payments of the demo shop, broken by somebody', () => {
  test('opens the breaker of its caller within two seconds, and closes it within two of being mended', () => {
    const moves = during('v1/breakers/transitions', startMs, mendMs + MINUTE_MS)
      .filter((one) => fields(one).breaker === 'payments')
      .map((one) => ({ atMs: one.atMs, ...fields(one) }));
    expect(moves[0]).toMatchObject({ service: 'checkout', from: 'closed', to: 'open' });
    expect(moves[0]?.atMs).toBeLessThan(startMs + 2_000);
    expect(moves.at(-1)).toMatchObject({ from: 'half_open', to: 'closed' });
    expect(moves.at(-1)?.atMs).toBeLessThan(mendMs + 2_000);
  });

  test('leaves the state of its caller’s breaker to that breaker’s own moves, and it is closed at other times', () => {
    const states = during('v1/breakers/samples', anchorMs, mendMs + 3 * MINUTE_MS)
      .filter((one) => fields(one).breaker === 'payments')
      .map((one) => ({ atMs: one.atMs, state: fields(one).state }));
    const isNear = ({ atMs }: { atMs: number }) => atMs > startMs && atMs < mendMs + MINUTE_MS;
    const near = states.filter(isNear);
    const others = states.filter((one) => one.atMs <= startMs || one.atMs > mendMs + 2 * MINUTE_MS);
    expect([near.length > 5, others.length > 1]).toEqual([true, true]);
    expect(near.every(({ state }) => state === undefined)).toBe(true);
    expect(others.every(({ state }) => state === 'closed')).toBe(true);
  });

  test('says nothing while it is down, and its callers say why', () => {
    expect(linesOf('payments', startMs, mendMs)).toEqual([]);
    expect(linesOf('checkout', startMs, startMs + 1_000).join()).toContain('connection refused');
    expect(linesOf('payments', mendMs, mendMs + 3 * MINUTE_MS).length).toBeGreaterThan(3);
    const running = jobsRunIn(startMs, startMs + MINUTE_MS, [{ startMs, mendMs }]);
    expect(running.map(({ service }) => service)).not.toContain('payments');
    const back = jobsRunIn(mendMs, mendMs + MINUTE_MS, [{ startMs, mendMs }]);
    expect(back.map(({ service }) => service)).toContain('payments');
  });

  test('has every order taken all the same, its payment waiting, and collects each once it is back', () => {
    const deferred = linesOf('checkout', startMs, mendMs).filter((line) =>
      line.startsWith('payments does not answer'),
    );
    const collected = linesOf('payments', mendMs, mendMs + MINUTE_MS).filter((line) =>
      /^Deferred payment .* captured after/.test(line),
    );
    expect(deferred.length).toBeGreaterThan(5);
    expect(collected).toHaveLength(deferred.length);
    const depths = during('v1/queues/samples', startMs, mendMs + 3 * MINUTE_MS)
      .map(fields)
      .filter(({ queue }) => queue === 'payments.capture');
    const before = depths.findLast(({ consumers }) => consumers === 0);
    expect(before?.depth).toBe(Math.max(...depths.map(({ depth }) => Number(depth))));
    expect(before?.depth).toBeGreaterThan(5);
    expect(depths.at(-1)).toMatchObject({ depth: 0, consumers: 2 });
    const sample = during('v1/breakers/samples', startMs + 2 * MINUTE_MS, mendMs)
      .map(fields)
      .find(({ breaker }) => breaker === 'payments');
    expect(sample?.fallbacks).toBe(sample?.calls);
  });

  test('changes nothing that was told before, and is the same whenever it is mended until then', () => {
    const text = (signals: DemoSignal[]) => signals.map((one) => JSON.stringify(one));
    expect(text(told(anchorMs, startMs, { startMs, mendMs }))).toEqual(
      text(told(anchorMs, startMs)),
    );
    const planned = { startMs, mendMs: startMs + OUTAGE_MS };
    expect(text(told(anchorMs, mendMs, { startMs, mendMs }))).toEqual(
      text(told(anchorMs, mendMs, planned)),
    );
    const moves = movesOf({ startMs, mendMs });
    expect(movesOf(planned).slice(0, moves.length - 2)).toEqual(moves.slice(0, -2));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollupParts } from './rollup-parts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 2, 14, 15, 26, 53);

const spansOf = ({ wide, hours, minutes }: ReturnType<typeof rollupParts>) =>
  [wide, ...hours, ...minutes]
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .map(({ fromMs, toMs }) => ({ fromMs, toMs }))
    .sort((a, b) => a.fromMs - b.fromMs);

describe('the roll-ups that answer for a window', () => {
  it('cover it once and without holes, each in whole buckets of its own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 * DAY }),
        fc.integer({ min: MINUTE, max: 100 * DAY }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.constantFrom(60, 120),
        fc.constantFrom(20_000, undefined),
        (agoMs, lengthMs, breakers, buckets, mostMinutes) => {
          const fromMs = now - agoMs - lengthMs;
          const toMs = now - agoMs;
          const parts = rollupParts(
            { fromMs, toMs },
            { breakers, buckets, nowMs: now, mostMinutes },
          );
          const spans = spansOf(parts);
          const from = Math.floor(fromMs / MINUTE) * MINUTE;
          // Where minutes are no longer kept, the first hour is told as a whole.
          const least = from < now - 29 * DAY ? Math.floor(from / HOUR) * HOUR : from;
          expect([from, least]).toContain(spans[0]?.fromMs);
          expect(spans.at(-1)?.toMs).toBe(Math.ceil(toMs / MINUTE) * MINUTE);
          spans.slice(1).forEach((span, index) => {
            expect(span.fromMs).toBe(spans[index]?.toMs);
          });
          const isWhole = ({ fromMs, toMs }: { fromMs: number; toMs: number }, width: number) =>
            fromMs === toMs || (fromMs % width === 0 && toMs % width === 0);
          expect(isWhole(parts.wide, parts.wide.widthSeconds * 1_000)).toBe(true);
          for (const hours of parts.hours) expect(isWhole(hours, HOUR)).toBe(true);
          if (parts.wide.toMs > parts.wide.fromMs)
            expect(parts.stepSeconds % parts.wide.widthSeconds).toBe(0);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('are ten minutes for the last hour of many breakers as one sum', () => {
    const { wide, hours, minutes } = rollupParts(
      { fromMs: now - HOUR, toMs: now },
      { breakers: 200, buckets: 1, nowMs: now },
    );
    expect(wide).toEqual({
      fromMs: Date.UTC(2026, 2, 14, 14, 20),
      toMs: Date.UTC(2026, 2, 14, 15, 30),
      widthSeconds: 600,
    });
    for (const span of [...hours, ...minutes]) expect(span.fromMs).toBe(span.toMs);
  });

  it('are ten minutes for some hours of many breakers, with the minutes at both ends', () => {
    const { wide, minutes, stepSeconds } = rollupParts(
      { fromMs: now - 6 * HOUR, toMs: now },
      { breakers: 200, buckets: 40, nowMs: now, mostMinutes: 20_000 },
    );
    expect(stepSeconds).toBe(600);
    const [from, to] = [Date.UTC(2026, 2, 14, 9, 30), Date.UTC(2026, 2, 14, 15, 20)];
    expect(wide).toEqual({ fromMs: from, toMs: to, widthSeconds: 600 });
    expect(minutes).toEqual([
      { fromMs: Date.UTC(2026, 2, 14, 9, 26), toMs: from },
      { fromMs: to, toMs: Date.UTC(2026, 2, 14, 15, 27) },
    ]);
  });

  it('are minutes for an hour, and of many breakers quarters of a day for a week and days for a quarter', () => {
    const of = (days: number, breakers: number) =>
      rollupParts({ fromMs: now - days * DAY, toMs: now }, { breakers, buckets: 60, nowMs: now });
    const isUsed = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => toMs > fromMs;
    expect(of(1 / 24, 200)).toMatchObject({ stepSeconds: 60 });
    expect(isUsed(of(1 / 24, 200).wide)).toBe(false);
    expect([of(7, 200).wide.widthSeconds, isUsed(of(7, 200).wide)]).toEqual([21_600, true]);
    expect([of(90, 200).wide.widthSeconds, isUsed(of(90, 200).wide)]).toEqual([86_400, true]);
    expect(isUsed(of(90, 1).wide)).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollupPieces, type Stretch, TENANT_HOURS_MS } from './rollup-pieces';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const nowMs = Date.UTC(2026, 2, 1, 10, 25);
const longestLimitMs = DAY;
const usual = { nowMs, longestLimitMs, byTenant: false };

describe('which roll-ups answer for a range', () => {
  it('reads short ranges by the hour, widened to whole ones', () => {
    expect(rollupPieces({ ...usual, fromMs: nowMs - 90 * 60_000, toMs: nowMs })).toEqual({
      fromMs: Date.UTC(2026, 2, 1, 8),
      toMs: Date.UTC(2026, 2, 1, 11),
      days: null,
      hours: [{ fromMs: Date.UTC(2026, 2, 1, 8), toMs: Date.UTC(2026, 2, 1, 11) }],
    });
  });

  it('reads the days of a long range whose verdicts are not waited for any more', () => {
    const { days } = rollupPieces({ ...usual, fromMs: nowMs - 30 * DAY, toMs: nowMs });
    expect(days).toEqual({ fromMs: Date.UTC(2026, 0, 31), toMs: Date.UTC(2026, 1, 28) });
  });

  it('keeps to hours where the answer has a finer step than a day', () => {
    const asked = { ...usual, fromMs: nowMs - 10 * DAY, toMs: nowMs, stepMs: 3 * HOUR };
    expect(rollupPieces(asked).days).toBeNull();
  });

  it('covers the whole range once, in any case', () => {
    const range = fc.record({
      ago: fc.integer({ min: -2 * DAY, max: 90 * DAY }),
      width: fc.integer({ min: 1, max: 90 * DAY }),
      byTenant: fc.boolean(),
      limitHours: fc.integer({ min: 1, max: 24 * 30 }),
    });
    fc.assert(
      fc.property(range, ({ ago, width, byTenant, limitHours }) => {
        const [fromMs, toMs] = [nowMs - ago - width, nowMs - ago];
        const asked = { nowMs, fromMs, toMs, byTenant, longestLimitMs: limitHours * HOUR };
        const pieces = rollupPieces(asked);
        const stretches: Stretch[] = [...pieces.hours, ...(pieces.days ? [pieces.days] : [])];
        const sorted = stretches.sort((a, b) => a.fromMs - b.fromMs);
        expect(sorted[0]?.fromMs).toBe(pieces.fromMs);
        expect(sorted.at(-1)?.toMs).toBe(pieces.toMs);
        sorted.slice(1).forEach((one, i) => {
          expect(one.fromMs).toBe(sorted[i]?.toMs);
        });
        expect(pieces.fromMs <= fromMs && pieces.toMs >= toMs).toBe(true);
        if (!byTenant) {
          expect(fromMs - pieces.fromMs).toBeLessThan(HOUR);
          expect(pieces.days === null || pieces.days.toMs + limitHours * HOUR <= nowMs).toBe(true);
        } else {
          for (const { fromMs: start } of pieces.hours) {
            expect(start).toBeGreaterThanOrEqual(nowMs - TENANT_HOURS_MS - HOUR);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

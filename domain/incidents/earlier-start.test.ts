import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earlierStart, type TroubleSign } from './earlier-start';

const MINUTE = 60_000;
const STARTED = Date.UTC(2026, 10, 26, 10, 8);

/** Minutes before the incident is said to have begun. */
const sign = (of: string, minutes: number, more: Partial<TroubleSign> = {}): TroubleSign => ({
  item: `${of}:${minutes}`,
  of,
  isTrouble: true,
  atMs: STARTED - minutes * MINUTE,
  ...more,
});
const over = (of: string, minutes: number) => sign(of, minutes, { isTrouble: false });
const item = (...signs: TroubleSign[]) => earlierStart(signs, STARTED)?.item ?? null;

describe('an earlier beginning', () => {
  it('is the first sign of what was still wrong when the incident is said to have begun', () => {
    expect(item(sign('breaker', 4), sign('errors', 6), sign('alert', 5))).toBe('errors:6');
    expect(item()).toBeNull();
  });

  it('is not of trouble that was over by then', () => {
    expect(item(sign('breaker', 20), over('breaker', 15))).toBeNull();
    expect(item(sign('breaker', 20), over('breaker', 15), sign('breaker', 3))).toBe('breaker:3');
    expect(item(sign('breaker', 20), over('breaker', -5))).toBe('breaker:20');
  });

  it('of what nothing ends reaches back as long as it comes again and again', () => {
    const letters = (minutes: number) =>
      sign('letters', minutes, { untilMs: STARTED - (minutes - 10) * MINUTE });
    expect(item(letters(28), letters(9), letters(2))).toBe('letters:9');
    expect(item(letters(28), letters(19), letters(9))).toBe('letters:28');
    expect(item(letters(28))).toBeNull();
  });

  it('is not told within a minute, or of a stretch that the incident began in', () => {
    expect(item(sign('breaker', 0.5))).toBeNull();
    expect(item(sign('breaker', 1))).toBe('breaker:1');
    expect(item(sign('errors', 3, { latestMs: STARTED + 2 * MINUTE }))).toBeNull();
  });

  it('is at least a minute earlier, of something whose last word before was trouble', () => {
    const any = fc.record({
      of: fc.constantFrom('a', 'b'),
      minutes: fc.integer({ min: -10, max: 30 }),
      isTrouble: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(any, { selector: ({ of, minutes }) => `${of}${minutes}`, maxLength: 12 }),
        (list) => {
          const signs = list.map(({ of, minutes, isTrouble }) => sign(of, minutes, { isTrouble }));
          const found = earlierStart(signs, STARTED);
          // Written apart: of each thing, those after its last end before the incident.
          const candidates = ['a', 'b'].flatMap((of) => {
            const own = list.filter((one) => one.of === of && one.minutes > 0);
            const ends = own.filter(({ isTrouble }) => !isTrouble).map(({ minutes }) => minutes);
            const lastEnd = Math.min(...ends, Number.POSITIVE_INFINITY);
            return own
              .filter(({ isTrouble, minutes }) => isTrouble && minutes < lastEnd)
              .map(({ minutes }) => minutes);
          });
          const expected =
            candidates.length === 0 ? null : STARTED - Math.max(...candidates) * MINUTE;
          expect(found?.atMs ?? null).toBe(expected);
        },
      ),
    );
  });
});

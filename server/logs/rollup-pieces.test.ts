import fc from 'fast-check';
import { expect, it } from 'vitest';
import { facetPieces, rollupPieces } from './rollup-pieces';

const MINUTE = 60_000_000;
const HOUR = 60 * MINUTE;
type Range = { fromUs: number; toUs: number };
const DIVISIONS = [
  { divide: (range: Range) => rollupPieces(range), finestUs: MINUTE },
  { divide: (range: Range) => rollupPieces(range, 'minute'), finestUs: MINUTE },
  { divide: (range: Range) => facetPieces(range), finestUs: 10 * MINUTE },
];

it('a range is covered without a hole or an overlap, by whole units inside', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 40 * HOUR }), fc.integer({ min: 1, max: 40 * HOUR }))
    .map(([fromUs, width]) => ({ fromUs, toUs: fromUs + width }));
  fc.assert(
    fc.property(range, fc.constantFrom(...DIVISIONS), (one, { divide, finestUs }) => {
      const pieces = divide(one);
      let at = one.fromUs;
      for (const piece of pieces) {
        expect(piece.fromUs).toBe(at);
        expect(piece.toUs).toBeGreaterThan(piece.fromUs);
        const unit = { hour: HOUR, ten_minutes: 10 * MINUTE, minute: MINUTE, event: 1 }[
          piece.source
        ];
        expect([piece.fromUs % unit, piece.toUs % unit]).toEqual([0, 0]);
        if (piece.source === 'event' && pieces.length > 1) {
          expect(piece.toUs - piece.fromUs).toBeLessThan(finestUs);
        }
        at = piece.toUs;
      }
      expect(at).toBe(one.toUs);
    }),
    { seed: 1 },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waterfall } from './waterfall';

const span = (
  spanId: string,
  parentSpanId: string | null,
  timeMs: number,
  durationMs: number | null = 10,
) => ({
  spanId,
  parentSpanId,
  timeMs,
  durationMs,
});
const lines = (spans: Parameters<typeof waterfall>[0]) =>
  waterfall(spans).map(({ span: { spanId }, depth, selfMs }) => [spanId, depth, selfMs]);

describe('a waterfall', () => {
  it('puts each parent before its children, and siblings in the order they began', () => {
    const spans = [
      span('c', 'a', 30, 20),
      span('d', 'b', 12, 3),
      span('b', 'a', 10, 15),
      span('a', null, 0, 100),
    ];
    expect(lines(spans)).toEqual([
      ['a', 0, 65],
      ['b', 1, 12],
      ['d', 2, 3],
      ['c', 1, 20],
    ]);
  });

  it('counts time that children share once, and none past the parent’s end', () => {
    const spans = [
      span('a', null, 0, 100),
      span('b', 'a', 10, 40),
      span('c', 'a', 30, 40),
      span('d', 'a', 90, 50),
    ];
    expect(lines(spans)[0]).toEqual(['a', 0, 30]);
    expect(lines([span('a', null, 0, null)])).toEqual([['a', 0, null]]);
  });

  it('shows spans whose parent is not here as roots, and says so', () => {
    const rows = waterfall([span('b', 'gone', 5)]);
    expect(rows).toMatchObject([{ depth: 0, isOrphan: true }]);
  });

  it('shows every span once, however they name each other', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const any = fc.uniqueArray(
      fc.tuple(id, fc.option(id), fc.nat(50)).map((one) => span(...one)),
      {
        selector: ({ spanId }) => spanId,
      },
    );
    fc.assert(
      fc.property(any, (spans) => {
        const shown = waterfall(spans).map((row) => row.span.spanId);
        expect(shown.toSorted()).toEqual(spans.map(({ spanId }) => spanId).toSorted());
      }),
    );
  });

  it('stands a trace deeper than the stack', () => {
    const spans = Array.from({ length: 50_000 }, (_, i) =>
      span(`s${i}`, i === 0 ? null : `s${i - 1}`, i),
    );
    expect(waterfall(spans).at(-1)?.depth).toBe(49_999);
  });
});

import { describe, expect, it } from 'vitest';
import type { TrailSpan } from './trail';
import { findTrailGaps } from './trail-gaps';

const start = Date.parse('2025-03-01T12:00:00.000Z');
const at = (ms: number, durationMs: number | null = null) => ({
  time: new Date(start + ms).toISOString(),
  durationMs,
});
const gap = (fromMs: number, toMs: number) => ({
  from: new Date(start + fromMs).toISOString(),
  to: new Date(start + toMs).toISOString(),
});

describe('gaps of a trail', () => {
  it('are pauses far above its usual pace', () => {
    const items = [at(0), at(10), at(20), at(30), at(5_030), at(5_040)];
    expect(findTrailGaps(items)).toEqual([gap(30, 5_030)]);
  });

  it('are at least a second long', () => {
    expect(findTrailGaps([at(0), at(1), at(2), at(3), at(900)])).toEqual([]);
  });

  it('leave out the time that a line says it took', () => {
    const steady = [at(0), at(10), at(20), at(30)];
    expect(findTrailGaps([...steady, at(5_030, 5_000)])).toEqual([]);
    expect(findTrailGaps([...steady, at(5_030, 1_000)])).toEqual([gap(30, 4_030)]);
  });

  it('leave out what a span takes, but not what it waits for its children', () => {
    const span = (ms: number, durationMs: number, spanId: string, parentSpanId: string | null) => ({
      ...at(ms, durationMs),
      span: { spanId, parentSpanId } as TrailSpan,
    });
    const begin = [at(0), at(1), at(2), at(3)];
    expect(findTrailGaps([...begin, span(4, 5_000, 'a', null), at(5_010)])).toEqual([]);
    expect(
      findTrailGaps([...begin, span(4, 5_000, 'a', null), span(5, 100, 'b', 'a'), at(5_010)]),
    ).toEqual([gap(105, 5_010)]);
  });

  it('need a minute where there are too few lines to know the pace', () => {
    expect(findTrailGaps([at(0), at(30_000)])).toEqual([]);
    expect(findTrailGaps([at(0), at(90_000)])).toEqual([gap(0, 90_000)]);
    expect(findTrailGaps([at(0)])).toEqual([]);
    expect(findTrailGaps([])).toEqual([]);
  });
});

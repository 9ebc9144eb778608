import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterMarks, type PlainMark } from './cluster-marks';

const window = { fromMs: 0, toMs: 1_000_000 };
const hrefOf = (from: number, to: number) => `/all?${from}-${to}`;
const mark = (timeMs: number, kind: PlainMark['kind'] = 'deployment', name = 'shop') => ({
  id: `${timeMs}`,
  timeMs,
  kind,
  name,
  tell: () => ({ label: `${name} 1.0`, href: `/one?${timeMs}` }),
});

describe('the marks of a chart', () => {
  it('stay as they are while there is room for each', () => {
    expect(clusterMarks({ marks: [mark(2), mark(1)], hrefOf }, window, 2)).toMatchObject([
      { id: '1', label: 'shop 1.0', href: '/one?1' },
      { id: '2' },
    ]);
  });

  it('become one where too many lie together, which tells what it stands for', () => {
    expect(clusterMarks({ marks: [mark(1), mark(2), mark(3)], hrefOf }, window, 9)).toHaveLength(1);
    const marks = [
      mark(10),
      mark(20, 'rollback'),
      mark(30, 'deployment', 'mail'),
      mark(900_000, 'incident', 'Checkout is down'),
    ];
    expect(clusterMarks({ marks, hrefOf }, window, 3)).toEqual([
      {
        id: '10+2',
        time: new Date(20).toISOString(),
        kind: 'rollback',
        label: '1 rollback, 2 deployments: shop, mail',
        href: '/all?10-31',
        service: null,
      },
      expect.objectContaining({ kind: 'incident', label: 'Checkout is down 1.0' }),
    ]);
  });

  it('are never more than the chart has room for', () => {
    const times = fc.array(fc.integer({ min: 0, max: 999_999 }), { maxLength: 400 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 60 }), (list, limit) => {
        const marks = list.map((timeMs) => mark(timeMs));
        const shown = clusterMarks({ marks, hrefOf }, window, limit);
        expect(shown.length).toBeLessThanOrEqual(limit);
        if (marks.length > 0) expect(shown.length).toBeGreaterThan(0);
      }),
    );
  });
});

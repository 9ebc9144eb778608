import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Sparkline } from './sparkline';
import { sparklineShape } from './sparkline-shape';

const box = { width: 50, height: 10 };

test('a line stands on zero and reaches the top at its largest value', () => {
  expect(sparklineShape([0, 5, 10], box).paths).toEqual(['M8.33 10L25 5L41.67 0']);
  expect(sparklineShape([5, 5], { ...box, most: 50 }).paths).toEqual(['M12.5 9L37.5 9']);
});

test('a gap is left open, a value between two gaps is a dot, and zero is drawn', () => {
  const { paths, dots } = sparklineShape([0, 0, null, 4, null], box);
  expect(paths).toEqual(['M5 10L15 10']);
  expect(dots).toEqual([{ x: 35, y: 0 }]);
  expect(sparklineShape([null, null], box)).toEqual({ paths: [], dots: [] });
});

test('it is read as its lowest, highest and latest value', () => {
  const html = renderToStaticMarkup(<Sparkline label="Depth" values={[1, null, 12_345, 0]} />);
  expect(html).toContain('Depth: lowest 0, highest 12.3k, latest 0, 1 of 4 not known');
  const unknown = renderToStaticMarkup(<Sparkline label="Depth" values={[null]} />);
  expect(unknown).toContain('Depth: no data');
});

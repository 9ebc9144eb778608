import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NO_RATE, rateOf } from '@/domain/statistics/rate';
import { DefinitionList } from './definition-list';
import { Nothing, type NothingKind } from './nothing';
import { RateValue } from './rate-value';
import { StatRow, StatTile } from './stat-tile';
import { VersusNormal } from './versus-normal';

const html = (node: ReactNode) => renderToStaticMarkup(node);
const words = (node: ReactNode) =>
  html(node)
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

test('a share tells its n and interval, and without data says so instead of 0 %', () => {
  const shown = html(<RateValue rate={rateOf({ successes: 45, n: 50 })} />);
  expect(shown).toMatch(/95% interval 78\.6398 % to 95\.6524 %, n = 50/);
  expect(words(<RateValue rate={rateOf({ successes: 0, n: 50 })} />)).toBe('0 % n 50');
  expect(words(<RateValue rate={NO_RATE} />)).toBe('no data');
});

test('only a change for the worse is coloured, and it is told in words', () => {
  const worse = html(<VersusNormal value={310} normal={100} worse="more" />);
  expect(worse).toContain('3.1x the usual');
  expect(worse).toContain('text-degraded');
  expect(html(<VersusNormal value={310} normal={100} worse="less" />)).not.toContain('degraded');
});

test('a tile shows zero as a number and unknown as a dash, and leads to what it is made of', () => {
  const tiles = (value: number | null) => (
    <StatRow label="Queue now">
      <StatTile label="Depth" value={value} comparison="as usual" href="/p/shop/queues/orders" />
    </StatRow>
  );
  expect(words(tiles(0))).toBe('Depth 0 as usual');
  expect(words(tiles(null))).toContain('unknown: No data');
  expect(html(tiles(0))).toContain('href="/p/shop/queues/orders"');
});

test('zero, none, unknown and filtered away look different', () => {
  const kinds: NothingKind[] = ['zero', 'none', 'unknown', 'filtered'];
  const looks = kinds.map((kind) => html(<Nothing kind={kind}>No dead letter</Nothing>));
  expect(new Set(looks).size).toBe(kinds.length);
  expect(looks[2]).toContain('hatched');
});

test('properties are listed with their names', () => {
  const list = <DefinitionList items={[{ term: 'Owner', value: 'payments' }]} />;
  expect(html(list)).toMatch(/<dt[^>]*>Owner<\/dt><dd[^>]*>payments<\/dd>/);
});

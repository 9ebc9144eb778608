import { expect, test } from 'vitest';
import { compareWithNormal } from './compare-with-normal';
import type { Unit } from './format-quantity';

const said = (value: number | null, normal: number | null, unit?: Unit) => {
  const { kind, text } = compareWithNormal(value, normal, unit);
  return `${kind}: ${text.replaceAll('\u00a0', ' ')}`;
};

test('a number is told as a multiple or a share of its usual', () => {
  expect(said(310, 100)).toBe('more: 3.1x the usual');
  expect(said(140, 100)).toBe('more: 40 % above the usual');
  expect(said(30, 100)).toBe('less: 70 % below the usual');
  expect(said(95, 100)).toBe('same: as usual');
  expect(said(5_000_000, 2)).toBe('more: over 1,000x the usual');
});

test('a share is compared in points, so that a small one does not shout', () => {
  expect(said(0.12, 0.03, 'ratio')).toBe('more: 9 points above the usual');
  expect(said(0.812, 0.9, 'ratio')).toBe('less: 8.8 points below the usual');
  expect(said(0.03, 0.02, 'ratio')).toBe('more: 1 point above the usual');
  expect(said(0.003, 0.001, 'ratio')).toBe('same: as usual');
});

test('of so little that a difference says nothing, only what is usual is told', () => {
  expect(compareWithNormal(1, 0, 'count', 10)).toEqual({ kind: 'few', text: 'usually none' });
  expect(compareWithNormal(2, 7, 'count', 10)).toEqual({ kind: 'few', text: 'usually 7' });
  expect(compareWithNormal(12, 7, 'count', 10).kind).toBe('more');
  expect(compareWithNormal(0, 0, 'count', 10).text).toBe('as usual');
});

test('zero, usually none and not known are three things', () => {
  expect(said(0, 0)).toBe('same: as usual');
  expect(said(4, 0)).toBe('more: usually none');
  expect(said(0, 1_500, 'ms')).toBe('less: usually 1.5 s');
  expect(said(4, null)).toBe('unknown: usual not known');
  expect(said(null, 4)).toBe('unknown: not known now');
});

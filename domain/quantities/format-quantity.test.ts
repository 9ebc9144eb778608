import { expect, test } from 'vitest';
import { formatQuantity, quantityText } from './format-quantity';

test.each([
  [0, '0'],
  [1234, '1,234'],
  [9999, '9,999'],
  [12_345, '12.3k'],
  [999_999, '1M'],
  [1_234_567, '1.23M'],
  [-45_600, '-45.6k'],
  [0.1234, '0.123'],
])('a count of %d reads %s', (value, text) => {
  expect(quantityText(value)).toBe(text);
});

test.each([
  [0, '0\u00a0%'],
  [1, '100\u00a0%'],
  [0.1234, '12.3\u00a0%'],
  [0.99972, '99.972\u00a0%'],
  [0.9999999, '99.999\u00a0%'],
  [0.00004, '0.004\u00a0%'],
])('a ratio of %d reads %s', (value, text) => {
  expect(quantityText(value, 'ratio')).toBe(text);
});

test.each([
  [0, '$0'],
  [12, '$12'],
  [1.6, '$1.60'],
  [-123.456, '-$123.46'],
  [0.01234, '$0.0123'],
  [1_234.5, '$1,230'],
  [45_600, '$45.6k'],
])('a sum of %d dollars reads %s', (value, text) => {
  expect(quantityText(value, 'usd')).toBe(text);
});

test.each([
  [0, '0\u00a0ms'],
  [0.25, '250\u00a0µs'],
  [42, '42\u00a0ms'],
  [999.7, '1\u00a0s'],
  [1530, '1.53\u00a0s'],
  [59_990, '1\u00a0min'],
  [3_725_000, '1\u00a0h 2\u00a0min'],
  [3_600_000, '1\u00a0h'],
  [90_000_000, '1\u00a0d 1\u00a0h'],
])('%d milliseconds read %s', (value, text) => {
  expect(quantityText(value, 'ms')).toBe(text);
});

test.each([
  [512, '512\u00a0B'],
  [1023, '0.999\u00a0KiB'],
  [5 * 1024 * 1024, '5\u00a0MiB'],
])('%d bytes read %s', (value, text) => {
  expect(quantityText(value, 'bytes')).toBe(text);
});

test('the exact form keeps what the short form rounds away', () => {
  expect(formatQuantity(1_234_567).exact).toBe('1,234,567');
  expect(formatQuantity(1530.25, 'ms').exact).toBe('1,530.25 ms');
});

test('a rate has its unit glued on', () => {
  expect(quantityText(12.3, 'per_second')).toBe('12.3/s');
});

import { expect, test } from 'vitest';
import { absoluteTime } from './absolute-time';

const at = Date.UTC(2026, 2, 1, 12, 0, 0);

test.each([
  ['2026-03-01T12:00:00Z', 0],
  ['2026-03-01T13:00:00.250+01:00', 250],
  [at / 1_000, 0],
  [at / 1_000 + 0.25, 250],
  [String(at / 1_000), 0],
  [at, 0],
  [` ${at} `, 0],
  [at * 1_000, 0],
  [`${at}000000`, 0],
  [`${at}999999`, 0],
])('%j is read, its unit detected', (written, offset) => {
  expect(absoluteTime.parse(written)).toBe(at + offset);
});

test.each([
  'now',
  'now-6h',
  '',
  '12',
  0,
  12,
  -at,
  1e21,
  '9'.repeat(14),
  '2026-03-01',
  'x'.repeat(500),
])('%j is refused with what to send', (written) => {
  const [issue] = absoluteTime.safeParse(written).error?.issues ?? [];
  expect(issue?.message).toContain('must be a time (2026-01-31T09:30:00Z');
  expect(issue?.message.length).toBeLessThan(130);
});

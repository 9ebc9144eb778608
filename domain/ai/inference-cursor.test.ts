import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeInferenceCursor, encodeInferenceCursor } from './inference-cursor';

const ts = '2026-11-25 16:26:01.123456+00';

it('finds its place again, whatever the id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const id = text.replaceAll('\0', '');
      expect(decodeInferenceCursor(encodeInferenceCursor({ ts, id }))).toEqual({ ts, id });
    }),
  );
});

it('knows what it never gave out', () => {
  const made = (value: unknown) => btoa(JSON.stringify(value));
  for (const text of [
    '',
    'x',
    made({}),
    made(['now', 'a']),
    made([ts, 1]),
    made([`${ts}'`, 'a']),
  ]) {
    expect(decodeInferenceCursor(text)).toBeNull();
  }
});

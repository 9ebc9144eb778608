import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mendAddress } from './mend-address';

it('leaves an address alone that can be decoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (id) => {
      const url = `/api/v1/trails/${encodeURIComponent(id)}?q=100%25`;
      expect(mendAddress(url)).toBe(url);
    }),
  );
});

it('takes a % that begins no escape for itself, and bytes that are no text for U+FFFD', () => {
  expect(decodeURIComponent(mendAddress('/api/v1/trails/100%'))).toBe('/api/v1/trails/100%');
  expect(decodeURIComponent(mendAddress('/a/%zz%2f%F0%9F/b'))).toBe('/a/%zz/\uFFFD/b');
});

it('makes any address decodable', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\/[%0-9a-fA-F/x]{0,40}$/), (url) => {
      expect(() => decodeURIComponent(mendAddress(url))).not.toThrow();
    }),
  );
});

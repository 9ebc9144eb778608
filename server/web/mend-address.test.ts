import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mendAddress } from './mend-address';

it('leaves an address alone that can be decoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
      const url = `/api/v1/trails/${encodeURIComponent(id)}?q=100%25`;
      expect(mendAddress(url)).toBe(url);
    }),
  );
});

it('takes a % that begins no escape for itself, and bytes that are no text for U+FFFD', () => {
  expect(decodeURIComponent(mendAddress('/api/v1/trails/100%'))).toBe('/api/v1/trails/100%');
  expect(decodeURIComponent(mendAddress('/a/%zz%2f%F0%9F/b'))).toBe('/a/%zz/\uFFFD/b');
});

it.each([
  ['http://candor.example/api/v1/logs?q=a', '/api/v1/logs?q=a'],
  ['HTTPS://candor.example:3000', '/'],
  ['http://[/healthz', '/healthz'],
  ['http://candor.example?x=1', '/?x=1'],
  ['*', '/'],
])('takes %s for what it names on this server', (url, path) => {
  expect(mendAddress(url)).toBe(path);
});

it.each([
  ['/api/v1/logs/', '/api/v1/logs'],
  ['/api/otlp/v1/logs//?x=/', '/api/otlp/v1/logs?x=/'],
  ['/api/v1/logs?q=a/', '/api/v1/logs?q=a/'],
  ['/api/', '/api/'],
  ['/p/shop/', '/p/shop/'],
])('ends the address of an interface without a slash: %s', (url, mended) => {
  expect(mendAddress(url)).toBe(mended);
});

it('makes any address decodable', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\/[%0-9a-fA-F/x]{0,40}$/), (url) => {
      expect(() => decodeURIComponent(mendAddress(url))).not.toThrow();
    }),
  );
});

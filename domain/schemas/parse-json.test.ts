import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from './parse-json';

test.each([
  [String.raw`"\ud800"`, '\ufffd'],
  [String.raw`"x\uDC00y"`, 'x\ufffdy'],
  [String.raw`"\ud83d\ude00"`, '😀'],
  [String.raw`"\ud83d\ud83d\ude00\ude00"`, '\ufffd😀\ufffd'],
  [String.raw`"\\ud800"`, String.raw`\ud800`],
  [String.raw`"\\\ud800"`, '\\\ufffd'],
  [String.raw`"\u0041\n"`, 'A\n'],
])('%s is read', (text, value) => {
  expect(parseJson(text)).toBe(value);
});

test('half a pair in a key is exchanged as well', () => {
  expect(parseJson(String.raw`{"a\ud800":["\udc00"]}`)).toEqual({ 'a\ufffd': ['\ufffd'] });
});

const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

test('any text is read as what it is, made well-formed', () => {
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(parseJson(JSON.stringify(text))).toBe(text.toWellFormed());
    }),
  );
});

test('what is no JSON is refused', () => {
  expect(() => parseJson(String.raw`{"a":"\ud800"`)).toThrow(SyntaxError);
});

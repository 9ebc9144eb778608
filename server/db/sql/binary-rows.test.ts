import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BinaryRows, readBinaryRow } from './binary-rows';

/** What a row with `value` as its jsonb holds, behind jsonb's version. */
function writtenJson(value: object): string | null {
  const rows = new BinaryRows(8);
  rows.begin(1);
  rows.json(value);
  const [field] = readBinaryRow(rows.finish().bytes);
  return field?.subarray(1).toString('utf8') ?? null;
}

test('writes a value as JSON.stringify does, whatever JSON can hold', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ maxLength: 12 }),
  );
  const value = fc.jsonValue({ stringUnit: 'grapheme' });
  const object = fc.dictionary(unit, fc.oneof(value, unit), { minKeys: 1 });
  fc.assert(
    fc.property(object, (given) => {
      const parsed = JSON.parse(JSON.stringify(given)) as object;
      expect(writtenJson(parsed)).toBe(Buffer.from(JSON.stringify(parsed)).toString('utf8'));
    }),
    { seed: 20261126, numRuns: 2_000 },
  );
});

test('writes the texts at the edges of its own way of writing', () => {
  for (const text of ['', '"', '\\', '\u007f', '\n', 'é', 'x'.repeat(128), 'x'.repeat(129), '😀']) {
    const given = { [text]: [text, -0, 1e21, 0.1, true, null, {}, []] };
    expect(writtenJson(given)).toBe(JSON.stringify(given));
  }
});

test('writes nothing of an object without keys', () => {
  expect(writtenJson({})).toBeNull();
});

import { expect, test } from 'vitest';
import { BinaryRows } from './binary-rows';
import { copyLogEventsStatements } from './copy-log-events';

/** A batch of `rows` rows of one byte each, numbered on from `first`. */
function batchOf(rows: number, first: number) {
  const starts = Array.from({ length: rows }, (_, row) => row);
  return { bytes: Uint8Array.from(starts, (row) => (first + row) % 251), starts };
}

/** How many rows each COPY has, after looking that all of them are there in order. */
function rowsOf(sizes: number[]): number[] {
  let first = 0;
  const batches = sizes.map((size) => {
    const batch = batchOf(size, first);
    first += size;
    return batch;
  });
  const copies = copyLogEventsStatements(batches).map(({ copy = [] }) => {
    expect([copy[0], copy.at(-1)]).toEqual([BinaryRows.HEADER, BinaryRows.TRAILER]);
    return Buffer.concat(copy.slice(1, -1));
  });
  const sent = Buffer.concat(copies);
  expect(sent.equals(Buffer.from(batchOf(first, 0).bytes))).toBe(true);
  return copies.map((copy) => copy.length);
}

test('a batch of a thousand goes in a few small COPYs, whatever requests it came in', () => {
  expect(rowsOf([1_000])).toEqual([334, 334, 332]);
  expect(rowsOf([400, 1, 0, 599])).toEqual([334, 334, 332]);
});

test('few rows and very many go in one COPY, none in none', () => {
  expect(rowsOf([1, 1, 1])).toEqual([3]);
  expect(rowsOf([3_000, 2_001])).toEqual([5_001]);
  expect(rowsOf([0])).toEqual([]);
});

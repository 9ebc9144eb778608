import { expect, test } from 'vitest';
import { BinaryRows } from './binary-rows';
import { copyLogEventsStatements } from './copy-log-events';

const [SHORT, LONG] = [15, 23];
const ROW_BYTES = 3;

/** A batch of rows that hold but how many fields they have and a number, from `first` on. */
function batchOf(fields: number[], first: number) {
  const starts = fields.map((_, row) => row * ROW_BYTES);
  const bytes = Uint8Array.from(fields.flatMap((count, row) => [0, count, (first + row) % 251]));
  return { bytes, starts };
}

/** How many rows each COPY has, after looking that all of them are there: the short ones in order, then the long ones. */
function rowsOf(batches: number[][]): number[] {
  let first = 0;
  const made = batches.map((fields) => {
    const batch = batchOf(fields, first);
    first += fields.length;
    return batch;
  });
  const copies = copyLogEventsStatements(made).map(({ text, copy = [] }) => {
    expect([copy[0], copy.at(-1)]).toEqual([BinaryRows.HEADER, BinaryRows.TRAILER]);
    const rows = Buffer.concat(copy.slice(1, -1));
    const columns = text.slice(text.indexOf('(') + 1, text.indexOf(')')).split(', ');
    expect(rows[1]).toBe(columns.length);
    return rows;
  });
  const all = batches.flat().map((fields, row) => ({ fields, bytes: [0, fields, row % 251] }));
  const inOrder = [SHORT, LONG].flatMap((form) => all.filter(({ fields }) => fields === form));
  expect([...Buffer.concat(copies)]).toEqual(inOrder.flatMap(({ bytes }) => bytes));
  return copies.map((copy) => copy.length / ROW_BYTES);
}

const short = (rows: number) => Array.from({ length: rows }, () => SHORT);
const long = (rows: number) => Array.from({ length: rows }, () => LONG);

test('a batch of a thousand goes in a few small COPYs, whatever requests it came in', () => {
  expect(rowsOf([short(1_000)])).toEqual([334, 334, 332]);
  expect(rowsOf([long(400), long(1), [], long(599)])).toEqual([334, 334, 332]);
});

test('few rows and very many go in one COPY, none in none', () => {
  expect(rowsOf([short(1), short(1), short(1)])).toEqual([3]);
  expect(rowsOf([short(3_000), short(2_001)])).toEqual([5_001]);
  expect(rowsOf([[]])).toEqual([]);
});

test('rows of one length share COPYs, in whatever order they come', () => {
  expect(rowsOf([[...short(2), ...long(3)], long(1), [...short(1), ...long(1)]])).toEqual([3, 5]);
  expect(rowsOf([[LONG, SHORT, LONG, SHORT]])).toEqual([2, 2]);
});

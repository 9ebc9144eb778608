import { expect, test } from 'vitest';
import type { Column } from './column';
import { rowsCsv, rowsJson } from './rows-file';
import { nextSort, readSort, sortRows } from './sort-rows';

interface Queue {
  name: string;
  depth: number | null;
  oldestMs: number | null;
}

const depth: Column<Queue> = {
  key: 'depth',
  label: 'Depth',
  unit: 'count',
  value: (row) => row.depth,
};
const name: Column<Queue> = { key: 'name', label: 'Queue', value: (row) => row.name };
const oldest: Column<Queue> = {
  key: 'oldest',
  label: 'Oldest',
  time: true,
  value: (row) => row.oldestMs,
};
const columns = [name, depth, oldest];
const rows: Queue[] = [
  { name: 'queue 10', depth: 0, oldestMs: null },
  { name: 'queue 9', depth: null, oldestMs: 0 },
  { name: 'queue 1', depth: 7, oldestMs: Date.UTC(2026, 2, 1) },
];
const namesBy = (sort: string) =>
  sortRows(rows, columns, readSort(sort)).map((row) => row.name.slice(6));

test('rows are sorted by a column in either direction, numbers inside names as numbers', () => {
  expect(namesBy('name')).toEqual(['1', '9', '10']);
  expect(namesBy('-name')).toEqual(['10', '9', '1']);
});

test('what is not known comes last in either direction, and is not taken for zero', () => {
  expect(namesBy('depth')).toEqual(['10', '1', '9']);
  expect(namesBy('-depth')).toEqual(['1', '10', '9']);
});

test('a sort that an address made up leaves the rows as they came', () => {
  expect(namesBy('-colour')).toEqual(['10', '9', '1']);
  expect(namesBy('')).toEqual(['10', '9', '1']);
});

test('choosing a column again turns it round, and a third time lets it go', () => {
  expect(nextSort(depth, '')).toBe('-depth');
  expect(nextSort(depth, '-depth')).toBe('depth');
  expect(nextSort(depth, 'depth')).toBe('');
  expect(nextSort(name, '-depth')).toBe('name');
});

test('a file holds every value unrounded, unknown as nothing and times as RFC 3339', () => {
  const risky = [{ name: '=1+1', depth: 0.125, oldestMs: 0 }, ...rows.slice(1, 2)];
  const inSeconds: Column<Queue> = { ...depth, unit: 's' };
  expect(rowsCsv(risky, [name, inSeconds, oldest])).toBe(
    "Queue,Depth (s),Oldest\r\n'=1+1,0.125,1970-01-01T00:00:00.000Z\r\nqueue 9,,1970-01-01T00:00:00.000Z\r\n",
  );
  expect(JSON.parse(rowsJson(rows.slice(0, 2), columns))).toEqual([
    { name: 'queue 10', depth: 0, oldest: null },
    { name: 'queue 9', depth: null, oldest: '1970-01-01T00:00:00.000Z' },
  ]);
});

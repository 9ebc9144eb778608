import { csvText } from '@/domain/exports/csv-text';
import type { Unit } from '@/domain/quantities/format-quantity';
import type { CellValue, Column } from './column';

/** How the head of a CSV file names a unit; ratios are 0 to 1 in files, as in the API. */
const UNIT_WORDS: Record<Unit, string> = {
  count: '',
  ratio: 'ratio',
  ms: 'ms',
  s: 's',
  bytes: 'bytes',
  per_second: 'per second',
  per_minute: 'per minute',
  usd: 'USD',
};

/** All columns of all rows in the order shown, safe to open in a spreadsheet. Unknown is an empty cell. */
export function rowsCsv<Row>(rows: readonly Row[], columns: ReadonlyArray<Column<Row>>): string {
  const head = columns.map(({ label, unit }) => {
    const word = unit ? UNIT_WORDS[unit] : '';
    return word ? `${label} (${word})` : label;
  });
  return csvText([head, ...rows.map((row) => columns.map((column) => fileValue(row, column)))]);
}

/** The same as an array of objects by the columns' keys. Unknown is null. */
export function rowsJson<Row>(rows: readonly Row[], columns: ReadonlyArray<Column<Row>>): string {
  const records = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.key, fileValue(row, column)])),
  );
  return `${JSON.stringify(records, null, 2)}\n`;
}

function fileValue<Row>(row: Row, { value, time }: Column<Row>): CellValue {
  const known = value(row);
  if (typeof known !== 'number') return known;
  if (!Number.isFinite(known)) return null;
  return time ? new Date(known).toISOString() : known;
}

import type { CellValue, Column } from './column';

export interface Sort {
  key: string;
  descending: boolean;
}

/** "-depth" is depth from the largest; an empty text is the order in which the rows came. */
export function readSort(written: string): Sort | null {
  const descending = written.startsWith('-');
  const key = descending ? written.slice(1) : written;
  return key === '' ? null : { key, descending };
}

/** What choosing a column means now: its own first direction, then the other one, then neither. */
export function nextSort<Row>(column: Column<Row>, written: string): string {
  const descendingFirst = column.unit !== undefined || column.time === true;
  const first = descendingFirst ? `-${column.key}` : column.key;
  const second = descendingFirst ? column.key : `-${column.key}`;
  if (written === first) return second;
  return written === second ? '' : first;
}

/** The rows in order; those whose value is not known come last in either direction. Equal ones keep their places. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: ReadonlyArray<Column<Row>>,
  sort: Sort | null,
): readonly Row[] {
  const column = columns.find(({ key, unsorted }) => key === sort?.key && !unsorted);
  if (!column || !sort) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null);
      return direction * compareValues(a.value, b.value);
    })
    .map(({ row }) => row);
}

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareValues(a: NonNullable<CellValue>, b: NonNullable<CellValue>): number {
  if (typeof a === 'string' || typeof b === 'string') return words.compare(String(a), String(b));
  return Number(a) - Number(b);
}

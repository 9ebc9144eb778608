import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { NumberValue } from '@/components/ui/number-value';
import { Time } from '@/components/ui/time';
import { type Column, standsRight } from './column';
import { shownFrom } from './column-tracks';

interface TableCellProps<Row> {
  column: Column<Row>;
  row: Row;
  /** The first cell names the row: it carries its link and heads its card. */
  head: boolean;
  href?: string | undefined;
  onOpen?: (() => void) | undefined;
  tabStop: boolean;
}

const LINK =
  'min-w-0 max-w-full truncate text-left font-medium hover:underline focus-visible:outline-offset-2';

export function TableCell<Row>(props: TableCellProps<Row>) {
  const { column, row, head, href, onOpen, tabStop } = props;
  const drawn = column.cell ? column.cell(row) : <PlainCell column={column} row={row} />;
  const link = { 'data-row-link': '', tabIndex: tabStop ? 0 : -1, className: LINK };
  if (head) {
    return (
      <th scope="row" className="flex min-w-0 items-center gap-2 font-normal @max-2xl:w-full">
        {href === undefined ? null : (
          <Link href={href} {...link}>
            {drawn}
          </Link>
        )}
        {href === undefined && onOpen ? (
          <button type="button" onClick={onOpen} {...link}>
            {drawn}
          </button>
        ) : null}
        {href === undefined && !onOpen ? <span className="min-w-0 truncate">{drawn}</span> : null}
      </th>
    );
  }
  return (
    <td
      className={classNames(
        'flex min-w-0 items-center gap-1.5 @2xl:block @2xl:truncate @2xl:[&>*]:align-middle',
        standsRight(column) && 'tabular-nums @2xl:text-right',
        // A card names what it has, not what it lacks.
        drawn === null && '@max-2xl:hidden',
        shownFrom(column),
      )}
    >
      <span aria-hidden className="shrink-0 text-small text-muted @2xl:hidden">
        {column.label}
      </span>
      {drawn}
    </td>
  );
}

function PlainCell<Row>({ column, row }: { column: Column<Row>; row: Row }): ReactNode {
  const value = column.value(row);
  if (column.time) return <Time at={toTime(value)} style="relative" />;
  if (value === null || typeof value === 'number') {
    return (
      <NumberValue
        value={value}
        unit={column.unit}
        unknownBecause={column.unknownBecause ?? 'Not known'}
      />
    );
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return <span title={value}>{value}</span>;
}

function toTime(value: unknown): number | string | null {
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

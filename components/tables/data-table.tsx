'use client';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Column } from './column';
import { columnTracks } from './column-tracks';
import { readSort, sortRows } from './sort-rows';
import { TableBar } from './table-bar';
import { TableHead } from './table-head';
import { type RowTone, TableRow } from './table-row';
import { TableRows } from './table-rows';
import { useRowKeys } from './use-row-keys';
import { useTableSort } from './use-table-sort';

export interface DataTableProps<Row> {
  /** What is listed, in the plural: "queues". Counts, names the table and its file. */
  noun: string;
  /** The first column names the row; it is drawn as its link. */
  columns: ReadonlyArray<Column<Row>>;
  /** undefined while nothing has been fetched. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Where a row leads. */
  href?: ((row: Row) => string) | undefined;
  /** What opening a row does, where it has no page of its own. */
  onOpen?: ((row: Row) => void) | undefined;
  /** The key of the row that is open beside the list. */
  openKey?: string | undefined;
  tone?: ((row: Row) => RowTone) | undefined;
  /** Stands in place of the rows when there are none. */
  empty: ReactNode;
  /** The order before anybody chose one, "-depth"; the order of `rows` without it. */
  initialSort?: string | undefined;
  /** Its name in the address; a second table on a page needs another one, and leaves j and k to the first. */
  sortParam?: string | undefined;
  /** So many rows at first, and as many more whenever somebody asks; all without it. */
  pageRows?: number | undefined;
  /** Filters, at the left over the rows. */
  children?: ReactNode | undefined;
}

/**
 * A list of things with numbers: sorted by a column kept in the address, walked with j and k, opened with Enter or a
 * click anywhere, saved as CSV or JSON; cards where there is no room for columns; only rows in sight are drawn of many.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { noun, columns, rows, rowKey, href, onOpen, openKey, tone, empty, children } = props;
  const { initialSort = '', sortParam = 'sort', pageRows } = props;
  const { sort, setSort } = useTableSort(sortParam, initialSort);
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const scrollToRef = useRef<((index: number) => void) | null>(null);
  const sorted = useMemo(
    () => sortRows(rows ?? [], columns, readSort(sort)),
    [rows, columns, sort],
  );
  const [pages, setPages] = useState(1);
  const listed = useMemo(
    () => (pageRows === undefined ? sorted : sorted.slice(0, pageRows * pages)),
    [sorted, pageRows, pages],
  );
  const keys = useMemo(() => listed.map(rowKey), [listed, rowKey]);
  const onKeyDown = useRowKeys({
    scope: capital(noun),
    enabled: sortParam === 'sort' && (href !== undefined || onOpen !== undefined),
    count: listed.length,
    bodyRef,
    scrollToRef,
  });
  if (rows === undefined) {
    return (
      <div className="px-gutter py-1">
        <SkeletonRows rows={10} label={`Loading ${noun}`} />
      </div>
    );
  }
  const tabStop = Math.max(0, openKey === undefined ? 0 : keys.indexOf(openKey));
  return (
    <div className="@container overflow-x-clip" style={columnTracks(columns)}>
      <TableBar noun={noun} rows={sorted} columns={columns} sort={sort} onSort={setSort}>
        {children}
      </TableBar>
      {sorted.length === 0 ? (
        empty
      ) : (
        <table
          aria-label={capital(noun)}
          aria-rowcount={sorted.length + 1}
          className="block w-full"
        >
          <TableHead columns={columns} sort={sort} onSort={setSort} />
          <TableRows
            bodyRef={bodyRef}
            scrollToRef={scrollToRef}
            keys={keys}
            onKeyDown={onKeyDown}
            className="block border-line border-t @2xl:border-t-0"
            drawRow={(index, ref) => {
              const row = listed[index];
              const key = keys[index];
              if (row === undefined || key === undefined) return null;
              return (
                <TableRow
                  key={key}
                  ref={ref}
                  row={row}
                  index={index}
                  columns={columns}
                  href={href?.(row)}
                  onOpen={onOpen ? () => onOpen(row) : undefined}
                  selected={key === openKey}
                  tone={tone?.(row) ?? null}
                  tabStop={index === tabStop}
                />
              );
            }}
          />
        </table>
      )}
      {listed.length < sorted.length ? (
        <div className="px-gutter">
          <LoadMore
            shown={listed.length}
            of={sorted.length}
            noun={noun}
            hasMore
            loading={false}
            onMore={() => setPages(pages + 1)}
          />
        </div>
      ) : null}
    </div>
  );
}

function capital(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

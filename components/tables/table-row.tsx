'use client';
import type { MouseEvent as ReactMouseEvent, Ref } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { Column } from './column';
import { GRID_ROW } from './column-tracks';
import { TableCell } from './table-cell';

export type RowTone = 'failing' | 'degraded' | null;

interface TableRowProps<Row> {
  ref?: Ref<HTMLTableRowElement> | undefined;
  row: Row;
  index: number;
  columns: ReadonlyArray<Column<Row>>;
  href?: string | undefined;
  onOpen?: (() => void) | undefined;
  selected: boolean;
  /** A bar at the edge, so that trouble is seen while scrolling; a cell of the row has to say it in words. */
  tone: RowTone;
  tabStop: boolean;
}

const bars = { failing: 'before:bg-failing', degraded: 'before:bg-degraded' };

/** Cells side by side where there is room, else a card: its name, and the rest with their labels. */
export function TableRow<Row>(props: TableRowProps<Row>) {
  const { ref, row, index, columns, href, onOpen, selected, tone, tabStop } = props;
  const opens = href !== undefined || onOpen !== undefined;
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected || undefined}
      onClick={opens ? openByClick : undefined}
      className={classNames(
        'relative flex w-full flex-wrap items-center gap-x-4 gap-y-0.5 border-line border-b px-gutter py-1.5 before:absolute before:inset-y-0 before:left-0 before:w-[3px] aria-selected:bg-selected @2xl:min-h-row @2xl:py-0.5',
        GRID_ROW,
        opens && 'cursor-pointer hover:bg-hover focus-within:bg-hover',
        tone ? bars[tone] : null,
      )}
    >
      {columns.map((column, place) => (
        <TableCell
          key={column.key}
          column={column}
          row={row}
          head={place === 0}
          href={href}
          onOpen={onOpen}
          tabStop={tabStop}
        />
      ))}
    </tr>
  );
}

/** A click anywhere in the row is one on its link, with the same keys held; marking text or pressing a button is not. */
function openByClick(event: ReactMouseEvent<HTMLElement>): void {
  const { target, currentTarget, ctrlKey, metaKey, shiftKey } = event;
  if (!(target instanceof Element) || target.closest('a, button, input, label, select')) return;
  if (window.getSelection()?.isCollapsed === false) return;
  currentTarget
    .querySelector('[data-row-link]')
    ?.dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
    );
}

'use client';
import { ArrowUpDown } from 'lucide-react';
import { buttonClass } from '@/components/ui/button';
import { DropdownMenu, MenuRadioGroup, MenuRadioItem } from '@/components/ui/dropdown-menu';
import type { Column } from './column';
import { nextSort } from './sort-rows';

interface SortMenuProps<Row> {
  noun: string;
  columns: ReadonlyArray<Column<Row>>;
  sort: string;
  onSort: (sort: string) => void;
}

/** What the rows are sorted by, where they are cards and no head of a column can be pressed. */
export function SortMenu<Row>({ noun, columns, sort, onSort }: SortMenuProps<Row>) {
  const choices = columns
    .filter(({ unsorted }) => !unsorted)
    .flatMap((column) => {
      const first = nextSort(column, '');
      return [first, nextSort(column, first)].map((value) => ({
        value,
        column: column.label,
        order: orderInWords(column, value.startsWith('-')),
      }));
    });
  const chosen = choices.find(({ value }) => value === sort);
  return (
    <DropdownMenu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`Sort ${noun}${chosen ? `, now by ${chosen.column}, ${chosen.order}` : ''}`}
          className={buttonClass('ghost', '@2xl:hidden')}
        >
          <ArrowUpDown aria-hidden />
          {chosen?.column ?? 'Sort'}
        </button>
      }
    >
      <MenuRadioGroup value={sort} onValueChange={onSort}>
        {choices.map(({ value, column, order }) => (
          <MenuRadioItem key={value} value={value}>
            {column}, {order}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </DropdownMenu>
  );
}

function orderInWords<Row>({ unit, time }: Column<Row>, descending: boolean): string {
  if (time) return descending ? 'latest first' : 'earliest first';
  if (unit) return descending ? 'largest first' : 'smallest first';
  return descending ? 'Z to A' : 'A to Z';
}

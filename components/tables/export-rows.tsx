'use client';
import { Download } from 'lucide-react';
import { saveBlob } from '@/components/charts/save-blob';
import { buttonClass } from '@/components/ui/button';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import type { Column } from './column';
import { rowsCsv, rowsJson } from './rows-file';

interface ExportRowsProps<Row> {
  /** What is listed, in the plural: it names the file. */
  noun: string;
  rows: readonly Row[];
  columns: ReadonlyArray<Column<Row>>;
  /** Without its word, where it stands beside other signs. */
  bare?: boolean | undefined;
  /** Saves the drawing that the rows stand for, where there is one. */
  onPng?: (() => void) | undefined;
}

/** The rows as they are listed, with every column and nothing rounded, as a file. */
export function ExportRows<Row>(props: ExportRowsProps<Row>) {
  const { noun, rows, columns, bare, onPng } = props;
  const save = (text: string, type: string, extension: string) => {
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
    const name = noun.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    saveBlob(new Blob([text], { type }), `${name}-${stamp}.${extension}`);
  };
  return (
    <DropdownMenu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`Export ${noun}`}
          title="Export"
          disabled={rows.length === 0}
          className={
            bare
              ? 'inline-flex size-6 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink disabled:opacity-50'
              : buttonClass('ghost')
          }
        >
          <Download aria-hidden className="size-4" />
          {bare ? null : <span className="max-sm:sr-only">Export</span>}
        </button>
      }
    >
      {onPng ? <MenuItem onSelect={onPng}>PNG</MenuItem> : null}
      <MenuItem onSelect={() => save(rowsCsv(rows, columns), 'text/csv', 'csv')}>CSV</MenuItem>
      <MenuItem onSelect={() => save(rowsJson(rows, columns), 'application/json', 'json')}>
        JSON
      </MenuItem>
    </DropdownMenu>
  );
}

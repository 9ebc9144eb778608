'use client';
import { Download } from 'lucide-react';
import { saveBlob } from '@/components/charts/save-blob';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import type { Column } from './column';
import { rowsCsv, rowsJson } from './rows-file';

interface ExportRowsProps<Row> {
  /** What is listed, in the plural: it names the file. */
  noun: string;
  rows: readonly Row[];
  columns: ReadonlyArray<Column<Row>>;
}

/** The rows as they are listed, with every column and nothing rounded, as a file. */
export function ExportRows<Row>({ noun, rows, columns }: ExportRowsProps<Row>) {
  const save = (text: string, type: string, extension: string) => {
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
    const name = noun.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    saveBlob(new Blob([text], { type }), `${name}-${stamp}.${extension}`);
  };
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button variant="ghost" aria-label={`Export ${noun}`} disabled={rows.length === 0}>
          <Download aria-hidden />
          <span className="max-sm:sr-only">Export</span>
        </Button>
      }
    >
      <MenuItem onSelect={() => save(rowsCsv(rows, columns), 'text/csv', 'csv')}>CSV</MenuItem>
      <MenuItem onSelect={() => save(rowsJson(rows, columns), 'application/json', 'json')}>
        JSON
      </MenuItem>
    </DropdownMenu>
  );
}

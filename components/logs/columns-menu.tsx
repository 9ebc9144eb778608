'use client';
import { Columns3 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Fetched } from '@/components/ui/fetched';
import { Popover } from '@/components/ui/popover';
import { part } from '@/components/ui/use-part';
import type { ColumnsPanelProps } from './columns-panel';

const columnsPanel = part(() => import('./columns-panel').then((file) => file.ColumnsPanel));

export function ColumnsMenu(props: ColumnsPanelProps) {
  return (
    <Popover
      label="Columns"
      needs={columnsPanel}
      align="end"
      className="w-72"
      trigger={
        <Button variant="ghost" aria-label="Columns">
          <Columns3 aria-hidden />
          <span className="max-sm:sr-only">Columns</span>
        </Button>
      }
    >
      <Fetched content={columnsPanel} props={props} />
    </Popover>
  );
}

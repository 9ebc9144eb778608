'use client';
import { ListFilter } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { whenOpened } from '@/components/ui/when-opened';
import { listFilters } from '@/domain/logs/query/edit-filters';
import type { LogsExplorerState } from './use-logs-explorer';

const FacetSheet = whenOpened(() => import('./facet-sheet').then((file) => file.FacetSheet));

/** The counts by value behind a button, on a screen without room beside the lines. */
export function FacetDrawer({ project, state }: { project: string; state: LogsExplorerState }) {
  const [open, setOpen] = useState(false);
  const set = useMemo(() => listFilters(state.view.q).length, [state.view.q]);
  return (
    <>
      <Button
        variant="ghost"
        className="lg:hidden"
        aria-label={set > 0 ? `Fields, ${set} filters set` : 'Fields'}
        onClick={() => setOpen(true)}
      >
        <ListFilter aria-hidden />
        <span className="max-sm:sr-only">Fields</span>
        {set > 0 ? <span className="tabular-nums">{set}</span> : null}
      </Button>
      {open ? <FacetSheet project={project} state={state} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

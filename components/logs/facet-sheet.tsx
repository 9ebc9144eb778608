'use client';
import { Drawer } from '@/components/ui/drawer';
import { shownFacets } from '@/domain/logs/logs-view';
import { FacetPanel } from './facet-panel';
import { useFacetPanel } from './use-facet-panel';
import type { LogsExplorerState } from './use-logs-explorer';

interface FacetSheetProps {
  project: string;
  state: LogsExplorerState;
  onClose: () => void;
}

/** The counts by value over the lines, on a screen without room beside them. */
export function FacetSheet({ project, state, onClose }: FacetSheetProps) {
  const panel = useFacetPanel(state);
  return (
    <Drawer open onOpenChange={onClose} side="left" title="Fields">
      <div className="p-2">
        <FacetPanel project={project} shown={shownFacets(state.view)} {...panel} />
      </div>
    </Drawer>
  );
}

'use client';
import { shownFacets } from '@/domain/logs/logs-view';
import { FacetPanel } from './facet-panel';
import { useFacetPanel } from './use-facet-panel';
import type { LogsExplorerState } from './use-logs-explorer';

/** The counts by value beside the lines, where there is room beside them. */
export default function FacetSide({
  project,
  state,
}: {
  project: string;
  state: LogsExplorerState;
}) {
  const panel = useFacetPanel(state);
  return (
    <section
      aria-label="Fields"
      className="w-56 shrink-0 overflow-y-auto border-line border-r p-2 max-lg:hidden 2xl:w-64"
    >
      <FacetPanel project={project} shown={shownFacets(state.view)} {...panel} />
    </section>
  );
}

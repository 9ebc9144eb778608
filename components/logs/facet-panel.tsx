'use client';
import { Banner } from '@/components/ui/banner';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { LogFacets } from '@/domain/logs/facets';
import type { QueryFilter } from '@/domain/logs/query/edit-filters';
import { USUAL_FACETS } from '@/domain/logs/usual-facets';
import { AddField } from './add-field';
import { FacetField } from './facet-field';

interface FacetPanelProps {
  project: string;
  /** null until the first counts have arrived. */
  facets: LogFacets | null;
  failed: boolean;
  /** Whether the search can be read, without which nothing is counted. */
  readable: boolean;
  shown: readonly string[];
  filters: readonly QueryFilter[];
  onFilter: (field: string, value: string | null, negate: boolean) => void;
  onUnfilter: (field: string, value: string | null, negate: boolean) => void;
  onAdd: (field: string) => void;
  onRemove: (field: string) => void;
}

/** The fields of what was found, with their commonest values: a click narrows the search to one. */
export function FacetPanel(props: FacetPanelProps) {
  const { project, facets, failed, readable, shown, filters } = props;
  const { onFilter, onUnfilter, onAdd, onRemove } = props;
  if (!readable) {
    return (
      <p className="p-2 text-small text-muted">
        Nothing is counted for a search with a mistake in it.
      </p>
    );
  }
  if (facets === null && !failed) return <SkeletonRows rows={16} label="Counting values" />;
  return (
    <div className="flex flex-col gap-3">
      {failed ? (
        <Banner tone="degraded">
          {facets === null ? 'The values could not be counted.' : 'These counts are old.'}
        </Banner>
      ) : null}
      {shown.map((name) => {
        const usual = USUAL_FACETS.some((field) => field === name);
        return (
          <FacetField
            key={name}
            field={name}
            counted={facets?.fields.find(({ field }) => field === name) ?? null}
            filters={filters.filter(({ field }) => field === name)}
            onFilter={onFilter}
            onUnfilter={onUnfilter}
            onRemove={usual ? undefined : onRemove}
          />
        );
      })}
      <AddField project={project} label="Count another field" taken={shown} onAdd={onAdd} />
    </div>
  );
}

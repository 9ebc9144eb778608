'use client';
import { useQuery } from '@tanstack/react-query';
import { BookmarkPlus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { SavedView } from '@/domain/projects/saved-view';
import { SavedViewItem } from './saved-view-item';
import { savedViewsQueries } from './saved-views-queries';

export interface SavedViewsPanelProps {
  project: string;
  /** The address's query as it would be saved. */
  search: string;
  mayShare: boolean;
  onOpened: () => void;
  onRename: (view: SavedView) => void;
  onSave: () => void;
}

export function SavedViewsPanel(props: SavedViewsPanelProps) {
  const { project, search, mayShare, onOpened, onRename, onSave } = props;
  const { data, isError, refetch } = useQuery(savedViewsQueries.logs(project));
  return (
    <div className="flex flex-col gap-2">
      {data || isError ? null : <SkeletonRows rows={3} label="Loading saved views" />}
      {isError && !data ? (
        <p className="text-muted">
          The saved views could not be fetched. <Button onClick={() => refetch()}>Try again</Button>
        </p>
      ) : null}
      {data?.items.length === 0 ? (
        <p className="text-muted">
          No view is saved yet. A view keeps the search, the time range and the columns.
        </p>
      ) : null}
      <ul className="flex max-h-80 flex-col overflow-y-auto">
        {data?.items.map((view) => (
          <SavedViewItem
            key={view.id}
            project={project}
            view={view}
            current={view.search === search}
            mayShare={mayShare}
            onOpened={onOpened}
            onRename={() => onRename(view)}
          />
        ))}
      </ul>
      <Button variant="primary" onClick={onSave}>
        <BookmarkPlus aria-hidden />
        Save this view
      </Button>
    </div>
  );
}

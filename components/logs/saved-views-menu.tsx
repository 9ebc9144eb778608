'use client';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Fetched } from '@/components/ui/fetched';
import { Popover } from '@/components/ui/popover';
import { part } from '@/components/ui/use-part';
import { whenOpened } from '@/components/ui/when-opened';
import type { SavedView } from '@/domain/projects/saved-view';

const savedViewsPanel = part(() =>
  import('./saved-views-panel').then((file) => file.SavedViewsPanel),
);
const SaveViewDialog = whenOpened(() =>
  import('./save-view-dialog').then((file) => file.SaveViewDialog),
);

interface SavedViewsMenuProps {
  project: string;
  /** What would be saved: the address's query without what belongs to this moment. */
  search: string;
  mayShare: boolean;
}

/** The views kept under a name: to open, rename, share and delete, and a way to keep this one. */
export function SavedViewsMenu({ project, search, mayShare }: SavedViewsMenuProps) {
  const [open, setOpen] = useState(false);
  const [dialog, setDialog] = useState<{ renamed: SavedView | undefined } | null>(null);
  const ask = (renamed: SavedView | undefined) => {
    setOpen(false);
    setDialog({ renamed });
  };
  return (
    <>
      <Popover
        label="Saved views"
        needs={savedViewsPanel}
        open={open}
        onOpenChange={setOpen}
        align="end"
        className="w-80"
        trigger={
          <Button variant="ghost" aria-label="Saved views">
            <Bookmark aria-hidden />
            <span className="max-sm:sr-only">Views</span>
          </Button>
        }
      >
        <Fetched
          content={savedViewsPanel}
          props={{
            project,
            search,
            mayShare,
            onOpened: () => setOpen(false),
            onRename: ask,
            onSave: () => ask(undefined),
          }}
        />
      </Popover>
      {dialog ? (
        <SaveViewDialog
          project={project}
          search={dialog.renamed?.search ?? search}
          renamed={dialog.renamed}
          mayShare={mayShare}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}

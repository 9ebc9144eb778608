'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useToast } from '@/components/ui/toast';
import type { SavedView } from '@/domain/projects/saved-view';
import { changeSavedView, createSavedView, savedViewsQueries } from './saved-views-queries';

interface SaveViewDialogProps {
  project: string;
  search: string;
  /** The view that gets another name; absent when this one is new. */
  renamed?: SavedView | undefined;
  mayShare: boolean;
  onClose: () => void;
}

export function SaveViewDialog(props: SaveViewDialogProps) {
  const { project, search, renamed, mayShare, onClose } = props;
  const [name, setName] = useState(renamed?.name ?? '');
  const [isShared, setShared] = useState(renamed?.isShared ?? false);
  const formId = useId();
  const toast = useToast();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: async () => {
      if (renamed) await changeSavedView(project, renamed.id, { name });
      else await createSavedView(project, { noun: 'logs', name, search, isShared });
    },
    onSuccess: () => {
      client.invalidateQueries(savedViewsQueries.logs(project));
      toast({ title: renamed ? `It is called “${name}” now` : `“${name}” is saved` });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={renamed ? 'Rename the view' : 'Save this view'}
      description={
        renamed
          ? undefined
          : 'It keeps the search, the time range, the columns and the counted fields.'
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            disabled={name.trim() === ''}
            pending={save.isPending}
          >
            {renamed ? 'Rename' : 'Save'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
        <Field label="Name" required error={save.error?.message}>
          <Input
            autoFocus
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {renamed ? null : (
          <Checkbox
            label={
              mayShare
                ? 'Share it with everyone in the project'
                : 'Sharing it with the project needs the role editor'
            }
            disabled={!mayShare}
            checked={isShared}
            onCheckedChange={(checked) => setShared(checked === true)}
          />
        )}
      </form>
    </Dialog>
  );
}

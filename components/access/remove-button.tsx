'use client';
import type { QueryKey } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useChange } from '@/components/layout/use-change';
import { IconButton } from '@/components/ui/icon-button';
import { ConfirmDialog } from './confirm-dialog';

interface RemoveButtonProps {
  name: string;
  /** What will be different afterwards, and for whom. */
  description: string;
  /** The verb on the button. */
  action: string;
  remove: () => Promise<unknown>;
  /** What has to be read again afterwards. */
  refresh: QueryKey;
  /** Where a refusal is to be expected: the question goes away with it, so that what is said of it can be read. */
  closesOnFailure?: boolean;
}

/** Removes a thing that has a name, once that was confirmed, and says how it went. */
export function RemoveButton(props: RemoveButtonProps) {
  const { name, description, action, refresh, closesOnFailure = false } = props;
  const remove = useChange({
    change: props.remove,
    refresh,
    done: () => `${name} is removed`,
    failed: `${name} could not be removed`,
  });
  return (
    <ConfirmDialog
      trigger={<IconButton icon={Trash2} label={`Remove ${name}`} />}
      title={`Remove ${name}?`}
      description={description}
      action={action}
      pending={remove.isPending}
      onConfirm={(close) =>
        remove.mutate(undefined, closesOnFailure ? { onSettled: close } : { onSuccess: close })
      }
    />
  );
}

'use client';
import { CalendarSync } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import type { ListedSchedule } from '@/domain/oncall/schemas';
import { onCallQueries, onCallRequests } from './on-call-queries';

interface FollowDialogProps {
  project: string;
  schedule: Pick<ListedSchedule, 'id' | 'name' | 'hasFeed'>;
}

/** The address by which a calendar follows a schedule: made, made anew, or taken back. */
export function FollowDialog({ project, schedule }: FollowDialogProps) {
  const { id, name, hasFeed } = schedule;
  const [isOpen, setIsOpen] = useState(false);
  const refresh = onCallQueries.all(project);
  const failed = 'That did not work.';
  const open = useChange({ change: () => onCallRequests.openFeed(project, id), refresh, failed });
  const close = useChange({
    change: () => onCallRequests.closeFeed(project, id),
    refresh,
    failed,
    done: () => 'The address is good no more',
    onDone: () => open.reset(),
  });
  const leave = (next: boolean) => {
    setIsOpen(next);
    if (!next) open.reset();
  };
  const url = open.data?.url;
  return (
    <>
      <IconButton
        icon={CalendarSync}
        label={`Follow ${name} in a calendar`}
        onClick={() => setIsOpen(true)}
      />
      <Dialog
        open={isOpen}
        onOpenChange={leave}
        title={`Follow ${name} in a calendar`}
        description="A calendar that subscribes to the address keeps itself up to date. Whoever has the address can read who is on call, without signing in."
        footer={
          <>
            {hasFeed ? (
              <Button variant="danger" pending={close.isPending} onClick={() => close.mutate()}>
                Take it back
              </Button>
            ) : null}
            <Button variant="primary" pending={open.isPending} onClick={() => open.mutate()}>
              {hasFeed ? 'Make a new address' : 'Make the address'}
            </Button>
          </>
        }
      >
        {url === undefined ? (
          <p className="text-muted">
            {hasFeed
              ? 'There is an address already; it is not shown again. A new one puts an end to it.'
              : 'There is none yet.'}
          </p>
        ) : (
          <Field label="Address" hint="It is shown this once.">
            <span className="flex gap-2">
              <Input mono readOnly value={url} aria-label="Calendar address" />
              <CopyButton text={url} label="Copy the address" />
            </span>
          </Field>
        )}
      </Dialog>
    </>
  );
}

'use client';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { FormProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import type { ListedChannel } from '@/domain/notifications/schemas';
import { channelRequests } from './channel-queries';

interface RenewSecretDialogProps {
  project: string;
  channel: ListedChannel;
}

/** Another signing secret for a webhook; the one before stays good for a day. */
export function RenewSecretDialog({ project, channel: { id, name } }: RenewSecretDialogProps) {
  const [open, setOpen] = useState(false);
  const renew = useChange({ change: () => channelRequests.renewSecret(project, id) });
  const secret = renew.data?.signingSecret;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        renew.reset();
      }}
      trigger={<IconButton icon={KeyRound} label={`Renew the signing secret of ${name}`} />}
      title={secret === undefined ? `Renew the secret of ${name}?` : 'Copy the signing secret now'}
      description="For a day each request carries a signature of both, so that you can change over in your own time."
      footer={
        secret === undefined ? (
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" pending={renew.isPending} onClick={() => renew.mutate()}>
              Renew
            </Button>
          </>
        ) : (
          <DialogClose asChild>
            <Button variant="primary">I have copied it</Button>
          </DialogClose>
        )
      }
    >
      {secret === undefined ? (
        <FormProblem problem={wholeProblem(renew.error, [])} />
      ) : (
        <CodeBlock label="Signing secret" code={secret} wrap />
      )}
    </Dialog>
  );
}

'use client';
import { KeyRound } from 'lucide-react';
import { FormProblem, wholeProblem } from '@/components/access/form-problem';
import { useSecretChange } from '@/components/layout/use-secret-change';
import { CodeBlock } from '@/components/ui/code-block';
import { IconButton } from '@/components/ui/icon-button';
import { SecretDialog } from '@/components/ui/secret-dialog';
import type { ListedChannel } from '@/domain/notifications/schemas';
import { channelRequests } from './channel-queries';

interface RenewSecretDialogProps {
  project: string;
  channel: ListedChannel;
}

/** Another signing secret for a webhook; the one before stays good for a day. */
export function RenewSecretDialog({ project, channel: { id, name } }: RenewSecretDialogProps) {
  const { change, made, open, onOpenChange } = useSecretChange({
    change: () => channelRequests.renewSecret(project, id),
  });
  const description =
    'For a day each request carries a signature of both, so that you can change over in your own time.';
  return (
    <SecretDialog
      open={open}
      onOpenChange={onOpenChange}
      trigger={<IconButton icon={KeyRound} label={`Renew the signing secret of ${name}`} />}
      asked={{
        title: `Renew the secret of ${name}?`,
        description,
        action: 'Renew',
        pending: change.isPending,
        onAct: () => change.mutate(),
        content: <FormProblem problem={wholeProblem(change.error, [])} />,
      }}
      made={
        made && {
          title: 'Copy the signing secret now',
          description,
          content: <CodeBlock label="Signing secret" code={made.signingSecret} wrap />,
        }
      }
    />
  );
}

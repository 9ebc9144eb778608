'use client';
import { Plus } from 'lucide-react';
import { useSecretChange } from '@/components/layout/use-secret-change';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { SecretDialog } from '@/components/ui/secret-dialog';
import type { CreateApiKeyInput } from '@/domain/access/schemas';
import { accessQueries } from './access-queries';
import { accessRequests } from './access-requests';
import { ApiKeyForm } from './api-key-form';

const FORM = 'create-api-key';

/** What the key may do, then the key itself, which is never shown again. */
export function CreateApiKeyDialog({ project }: { project: string }) {
  const { change, made, open, onOpenChange } = useSecretChange({
    change: (input: CreateApiKeyInput) => accessRequests.createApiKey(project, input),
    refresh: accessQueries.all(project),
  });
  return (
    <SecretDialog
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Create key
        </Button>
      }
      asked={{
        title: 'Create an API key',
        description: 'One for each application, so that each can be revoked alone.',
        action: 'Create key',
        form: FORM,
        pending: change.isPending,
        content: (
          <ApiKeyForm id={FORM} error={change.error} onSubmit={(input) => change.mutate(input)} />
        ),
      }}
      made={
        made && {
          title: 'Copy the key now',
          description: 'It is shown this once. Candor keeps only its fingerprint.',
          content: <CodeBlock label="API key" code={made.key} wrap />,
        }
      }
    />
  );
}

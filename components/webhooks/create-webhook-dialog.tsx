'use client';
import { Plus } from 'lucide-react';
import type { FormEvent } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useSecretChange } from '@/components/layout/use-secret-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SecretDialog } from '@/components/ui/secret-dialog';
import { Select } from '@/components/ui/select';
import type { WebhookKind } from '@/domain/webhooks/webhook-facts';
import type { CreateWebhookInput } from '@/domain/webhooks/webhook-list';
import { WEBHOOK_LOOKS } from './webhook-looks';
import { webhookQueries } from './webhook-queries';
import { webhookRequests } from './webhook-requests';
import { WebhookSetup } from './webhook-setup';

const FORM = 'create-webhook';
const KINDS: readonly WebhookKind[] = ['github', 'gitlab', 'cdevents', 'alertmanager'];

interface CreateWebhookDialogProps {
  project: string;
  /** Where deliveries of an endpoint go. */
  addressOf: (kind: WebhookKind, id: string) => string;
}

/** Who sends, then the address, the secret and what to do with them. */
export function CreateWebhookDialog({ project, addressOf }: CreateWebhookDialogProps) {
  const { change, made, open, onOpenChange } = useSecretChange({
    change: async (input: CreateWebhookInput) => ({
      ...(await webhookRequests.create(project, input)),
      kind: input.kind,
    }),
    refresh: webhookQueries.all(project),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const kind = KINDS.find((one) => one === form.get('kind')) ?? 'github';
    change.mutate({ kind, name: String(form.get('name') ?? '') });
  };
  return (
    <SecretDialog
      wideWhenMade
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Add endpoint
        </Button>
      }
      asked={{
        title: 'Add a webhook endpoint',
        description: 'An address of its own for each sender, with a secret that proves who sends.',
        action: 'Add endpoint',
        form: FORM,
        pending: change.isPending,
        content: (
          <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
            <FormProblem problem={wholeProblem(change.error, ['name', 'kind'])} />
            <Field label="Sender">
              <Select
                name="kind"
                options={KINDS.map((kind) => ({ value: kind, label: WEBHOOK_LOOKS[kind].name }))}
              />
            </Field>
            <Field
              label="Name"
              hint="What sends: a repository, an organisation, a pipeline."
              error={fieldProblem(change.error, 'name')}
            >
              <Input
                name="name"
                required
                maxLength={80}
                autoComplete="off"
                placeholder="acme/shop"
              />
            </Field>
          </form>
        ),
      }}
      made={
        made && {
          title: `Set it up on ${WEBHOOK_LOOKS[made.kind].name}`,
          description: 'Copy the secret now: Candor keeps it encrypted and shows it no more.',
          content: (
            <WebhookSetup project={project} {...made} address={addressOf(made.kind, made.id)} />
          ),
        }
      }
    />
  );
}

'use client';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
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

interface Made {
  kind: WebhookKind;
  id: string;
  secret: string;
}

/** Who sends, then the address, the secret and what to do with them. */
export function CreateWebhookDialog({ project, addressOf }: CreateWebhookDialogProps) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const create = useChange({
    change: (input: CreateWebhookInput) => webhookRequests.create(project, input),
    refresh: webhookQueries.all(project),
    onDone: ({ id, secret }, { kind }) => setMade({ kind, id, secret }),
  });
  const change = (next: boolean) => {
    setOpen(next);
    // The secret leaves the page's memory with the dialog.
    if (!next) {
      setMade(null);
      create.reset();
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const kind = KINDS.find((one) => one === form.get('kind')) ?? 'github';
    create.mutate({ kind, name: String(form.get('name') ?? '') });
  };
  return (
    <Dialog
      wide={made !== null}
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Add endpoint
        </Button>
      }
      title={made ? `Set it up on ${WEBHOOK_LOOKS[made.kind].name}` : 'Add a webhook endpoint'}
      description={
        made
          ? 'Copy the secret now: Candor keeps it encrypted and shows it no more.'
          : 'An address of its own for each sender, with a secret that proves who sends.'
      }
      footer={
        made ? (
          <DialogClose asChild>
            <Button variant="primary">I have copied it</Button>
          </DialogClose>
        ) : (
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={FORM} variant="primary" pending={create.isPending}>
              Add endpoint
            </Button>
          </>
        )
      }
    >
      {made ? (
        <WebhookSetup project={project} {...made} address={addressOf(made.kind, made.id)} />
      ) : (
        <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
          <FormProblem problem={wholeProblem(create.error, ['name', 'kind'])} />
          <Field label="Sender">
            <Select
              name="kind"
              options={KINDS.map((kind) => ({ value: kind, label: WEBHOOK_LOOKS[kind].name }))}
            />
          </Field>
          <Field
            label="Name"
            hint="What sends: a repository, an organisation, a pipeline."
            error={fieldProblem(create.error, 'name')}
          >
            <Input name="name" required maxLength={80} autoComplete="off" placeholder="acme/shop" />
          </Field>
        </form>
      )}
    </Dialog>
  );
}

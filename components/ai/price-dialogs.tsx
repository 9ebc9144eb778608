'use client';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/access/confirm-dialog';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import type { AiSettings } from '@/domain/ai/ai-settings';
import type { Price } from '@/domain/ai/prices/price-table';
import { aiQueries, aiRequests } from './ai-queries';

const AMOUNTS = [
  { name: 'inputPerMillion', label: 'Input', required: true },
  { name: 'outputPerMillion', label: 'Output', required: true },
  { name: 'cachedReadPerMillion', label: 'Read from the cache', required: false },
  { name: 'cachedWritePerMillion', label: 'Written to the cache', required: false },
  { name: 'reasoningPerMillion', label: 'Reasoning', required: false },
] as const;
const FIELDS = ['model', 'provider', 'from', ...AMOUNTS.map(({ name }) => name)];

interface PriceDialogProps {
  project: string;
  /** The price to change; a new one without it. */
  price?: AiSettings['prices'][number];
  /** A model that has no price yet. */
  model?: string;
}

/** A price from a day on: a new one, or one that is changed. */
export function PriceDialog({ project, price, model = price?.model ?? '' }: PriceDialogProps) {
  const [open, setOpen] = useState(false);
  const title = price === undefined ? 'Add a price' : `Change the price of ${model}`;
  const add = useChange({
    change: async (next: Price) => {
      if (price === undefined) await aiRequests.addPrice(project, next);
      else await aiRequests.changePrice(project, price.id, next);
    },
    refresh: aiQueries.all(project),
    onDone: () => setOpen(false),
  });
  return (
    <FormDialog
      trigger={
        price === undefined ? (
          <Button>Add a price</Button>
        ) : (
          <Button variant="ghost" className="max-w-full">
            <span className="min-w-0 truncate">
              Change {price.model} from {price.from}
            </span>
          </Button>
        )
      }
      title={title}
      description="US dollars a million tokens. Inferences of the last 30 days without a price are priced by it too."
      className="grid grid-cols-2 gap-3"
      save="Save the price"
      pending={add.isPending}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => {
        setOpen(false);
        add.reset();
      }}
      onSave={(form) => add.mutate(priceOf(form))}
    >
      <div className="col-span-2">
        <FormProblem problem={wholeProblem(add.error, FIELDS)} />
      </div>
      <Field
        label="Model"
        hint="As the provider calls it; house-* for any ending."
        error={fieldProblem(add.error, 'model')}
        className="col-span-2"
      >
        <Input name="model" mono required maxLength={255} defaultValue={model} />
      </Field>
      <Field label="Provider" hint="Empty: any." error={fieldProblem(add.error, 'provider')}>
        <Input name="provider" mono maxLength={255} defaultValue={price?.provider ?? undefined} />
      </Field>
      <Field label="From" hint="A day in UTC." error={fieldProblem(add.error, 'from')}>
        <Input name="from" type="date" required defaultValue={price?.from} />
      </Field>
      {AMOUNTS.map(({ name, label, required }) => (
        <Field
          key={name}
          label={label}
          hint={required ? undefined : 'Empty: as other tokens.'}
          error={fieldProblem(add.error, name)}
        >
          <Input
            name={name}
            type="number"
            min={0}
            step="any"
            required={required}
            defaultValue={price?.[name] ?? undefined}
          />
        </Field>
      ))}
    </FormDialog>
  );
}

function priceOf(form: FormData): Price {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const amount = (name: string) => (text(name) === '' ? null : Number(text(name)));
  return {
    model: text('model'),
    provider: text('provider') === '' ? null : text('provider'),
    from: text('from'),
    inputPerMillion: Number(text('inputPerMillion')),
    outputPerMillion: Number(text('outputPerMillion')),
    cachedReadPerMillion: amount('cachedReadPerMillion'),
    cachedWritePerMillion: amount('cachedWritePerMillion'),
    reasoningPerMillion: amount('reasoningPerMillion'),
  };
}

interface RemovePriceProps {
  project: string;
  price: AiSettings['prices'][number];
}

/** What was priced by it stays as it was counted. */
export function RemovePriceButton({ project, price }: RemovePriceProps) {
  const remove = useChange({
    change: () => aiRequests.removePrice(project, price.id),
    refresh: aiQueries.all(project),
  });
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" className="max-w-full">
          <span className="min-w-0 truncate">
            Remove {price.model} from {price.from}
          </span>
        </Button>
      }
      title={`Remove the price of ${price.model}?`}
      description="What was priced by it stays as it was counted; what comes from now on is not priced by it any more."
      action="Remove the price"
      pending={remove.isPending}
      onConfirm={(close) => remove.mutate(undefined, { onSuccess: close })}
    />
  );
}

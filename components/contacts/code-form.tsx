'use client';
import { FormProblem, fieldProblem, wholeProblem } from '@/components/access/form-problem';
import { useChange } from '@/components/layout/use-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { CODE_MINUTES } from '@/domain/notifications/contact-method';
import type { ListedContactMethod } from '@/domain/notifications/contact-schemas';
import { contactQueries, contactRequests } from './contact-queries';

const refresh = contactQueries.list().queryKey;

/** Where the code that was sent is entered, or another one asked for. */
export function CodeForm({ method: { id, kind, name, address } }: { method: ListedContactMethod }) {
  const verify = useChange({
    change: (code: string) => contactRequests.verify(id, code),
    refresh,
    done: () => `Pages reach you through ${name} from now on`,
  });
  const again = useChange({
    change: () => contactRequests.sendCode(id),
    refresh,
    done: () => `Another code is on its way to ${kind === 'push' ? name : address}`,
    failed: 'No code could be sent',
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate(String(new FormData(event.currentTarget).get('code') ?? ''));
      }}
      className="flex w-full max-w-md flex-col gap-2"
    >
      <FormProblem problem={wholeProblem(verify.error, ['code'])} />
      <Field
        label={
          kind === 'push' ? `The code that ${name} shows` : `The code that was sent to ${address}`
        }
        hint={`Eight digits, good for ${CODE_MINUTES} minutes. Nothing else goes there before.`}
        error={fieldProblem(verify.error, 'code')}
      >
        <Input
          name="code"
          required
          mono
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          placeholder="1234 5678"
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={verify.isPending}>
          Confirm
        </Button>
        <Button pending={again.isPending} onClick={() => again.mutate()}>
          Send another code
        </Button>
      </div>
    </form>
  );
}

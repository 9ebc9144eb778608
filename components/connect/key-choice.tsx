'use client';
import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { ApiError } from '@/components/layout/api-error';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { lookAtApiKey } from '@/domain/access/api-key-format';
import { makeIngestKey } from './connect-queries';

interface KeyChoiceProps {
  project: string;
  value: string;
  mayMakeKeys: boolean;
  onChange: (key: string) => void;
  /** A key was made, which is shown this once: what holds it should stay. */
  onMade?: (() => void) | undefined;
}

/** A key made on the spot, or one that the reader has already. It is kept by this page alone, while it is open. */
export function KeyChoice({ project, value, mayMakeKeys, onChange, onMade }: KeyChoiceProps) {
  const [made, setMade] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: () => makeIngestKey(project, 'Connected from the Connect page'),
    onSuccess: ({ key }) => {
      setMade(key);
      onChange(key);
      onMade?.();
    },
  });
  if (made !== null && value === made) {
    return (
      <div className="flex flex-col gap-2">
        <div className="flex min-w-0 items-center gap-2 rounded-md border border-line bg-sunken py-1 pr-1 pl-3">
          <code className="min-w-0 flex-1 break-all">{made}</code>
          <CopyButton text={made} label="Copy the key" />
        </div>
        <p className="text-muted">
          It is shown this once. The commands below carry it; it can send, and nothing else.
        </p>
      </div>
    );
  }
  const look = value === '' ? null : lookAtApiKey(value);
  return (
    <div className="flex flex-col gap-3">
      {make.isError ? (
        <Banner tone="failing">
          {make.error.message} {make.error instanceof ApiError ? make.error.hint : null}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        {mayMakeKeys ? (
          <>
            <Button variant="primary" pending={make.isPending} onClick={() => make.mutate()}>
              <KeyRound aria-hidden />
              Make a key
            </Button>
            <span className="pb-1 text-muted">or</span>
          </>
        ) : null}
        <Field
          label="Paste a key that you have"
          hint={mayMakeKeys ? undefined : 'An admin of the project can make one for you.'}
          error={look === 'not_a_key' ? 'A key begins with cnd_.' : undefined}
          className="min-w-56 flex-1"
        >
          <Input
            mono
            type="text"
            autoComplete="off"
            value={value}
            placeholder="cnd_…"
            onChange={(event) => onChange(event.target.value.trim())}
          />
        </Field>
      </div>
      {look === 'mistyped' ? (
        <p className="text-small text-muted">
          This does not look like a whole key; check that nothing is missing at its end.
        </p>
      ) : null}
    </div>
  );
}

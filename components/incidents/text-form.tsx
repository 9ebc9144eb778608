'use client';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field, useFieldControl } from '@/components/ui/field';
import { inputClass } from '@/components/ui/input';

interface TextFormProps {
  label: string;
  hint?: string | undefined;
  /** What the button says. */
  send: string;
  pending: boolean;
  /** Settles whether what was typed may be forgotten. */
  onSend: (text: string) => Promise<unknown>;
  children?: ReactNode;
}

/** A few lines that are sent by the button or Ctrl+Enter; a text that could not be sent stays. */
export function TextForm({ label, hint, send, pending, onSend, children }: TextFormProps) {
  const [text, setText] = useState('');
  const submit = async () => {
    if (text.trim() === '' || pending) return;
    try {
      await onSend(text.trim());
      setText('');
    } catch {
      // Said by a toast; the text stays for another try.
    }
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={label} labelHidden hint={hint}>
        <Lines label={label} value={text} onChange={setText} onSend={() => void submit()} />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <Button type="submit" pending={pending} disabled={text.trim() === ''}>
          {send}
        </Button>
      </div>
    </form>
  );
}

interface LinesProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
}

function Lines({ label, value, onChange, onSend }: LinesProps) {
  const field = useFieldControl();
  return (
    <textarea
      {...field}
      rows={2}
      maxLength={10_000}
      placeholder={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSend();
      }}
      className={inputClass('h-auto py-1.5')}
    />
  );
}

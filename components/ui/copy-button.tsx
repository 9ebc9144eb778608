'use client';
import { Check, Copy } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { classNames } from './class-names';
import { copyText } from './copy-text';

interface CopyButtonProps {
  text: string;
  label?: string | undefined;
  /** Shows the label beside the icon. */
  labelled?: boolean | undefined;
  className?: string | undefined;
}

const SHOWN_MS = 1_500;

export function CopyButton({ text, label = 'Copy', labelled, className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const copy = useCallback(async () => {
    setOutcome((await copyText(text)) ? 'copied' : 'failed');
  }, [text]);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const said = outcome === 'copied' ? 'Copied' : 'Copying failed, select the text instead';
  const Icon = outcome === 'copied' ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      title={label}
      className={classNames(
        'inline-flex h-6 min-w-6 shrink-0 items-center justify-center gap-1 rounded-sm px-1 text-small text-muted hover:bg-hover hover:text-ink',
        className,
      )}
    >
      <Icon
        aria-hidden
        className={classNames('size-3.5 shrink-0', outcome === 'copied' && 'text-healthy')}
      />
      <span className={labelled ? undefined : 'sr-only'}>{label}</span>
      <span role="status" className="sr-only">
        {outcome ? said : ''}
      </span>
    </button>
  );
}

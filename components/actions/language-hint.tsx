'use client';
import { Lightbulb } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Finding } from '@/domain/language/finding';

/** What the language check suggests for an action as it is written; it never stands in the way. */
export function LanguageHint({ text }: { text: string }) {
  const [findings, setFindings] = useState<Finding[]>([]);
  useEffect(() => {
    let isOver = false;
    // Loaded when there is something to check: it brings parsers with it.
    if (text.trim() === '') setFindings([]);
    else
      void import('@/domain/language/check-language').then(({ checkLanguage }) => {
        if (!isOver) setFindings(checkLanguage(text, 'action'));
      });
    return () => {
      isOver = true;
    };
  }, [text]);
  const [first] = findings;
  return (
    <p aria-live="polite" className="flex min-h-4 items-start gap-1.5 text-small text-muted">
      {first === undefined ? null : (
        <>
          <Lightbulb aria-hidden className="mt-0.5 size-3 shrink-0" />
          <span>
            “{first.found}”: {first.message} {first.instead}
          </span>
        </>
      )}
    </p>
  );
}

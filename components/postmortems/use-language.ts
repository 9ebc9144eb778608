'use client';
import { useEffect, useState } from 'react';
import type { Finding } from '@/domain/language/finding';
import type { Section } from '@/domain/postmortems/section';

const SETTLED_MS = 400;
/** What stands in these is to be done, and has to be something that one can call done. */
const ACTIONS = new Set(['action-items', 'what-changes']);

export type FindingsBySection = ReadonlyMap<string, readonly Finding[]>;

/** Words that another wording would serve better, by the key of their section; looked for in the browser as one types. */
export function useLanguage(sections: readonly Section[]): FindingsBySection {
  const [findings, setFindings] = useState<FindingsBySection>(new Map());
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const { checkLanguage } = await import('@/domain/language/check-language');
      if (isOver) return;
      setFindings(
        new Map(
          sections.map(({ key, markdown }) => [
            key,
            checkLanguage(markdown, ACTIONS.has(key) ? 'action' : 'prose'),
          ]),
        ),
      );
    }, SETTLED_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [sections]);
  return findings;
}

'use client';
import { useEffect, useRef, useState } from 'react';
import type { Finding } from '@/domain/language/finding';
import type { Section } from '@/domain/postmortems/section';

const SETTLED_MS = 400;

export type FindingsBySection = ReadonlyMap<string, readonly Finding[]>;

/** Words that another wording would serve better, by the key of their section; looked for in the browser as one types. */
export function useLanguage(sections: readonly Section[]): FindingsBySection {
  const [findings, setFindings] = useState<FindingsBySection>(new Map());
  // A section that nobody has touched stays the object that it was.
  const checked = useRef(new WeakMap<Section, readonly Finding[]>());
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const { checkSection } = await import('@/domain/postmortems/check-sections');
      if (isOver) return;
      const findingsOf = (section: Section) => {
        const known = checked.current.get(section);
        if (known !== undefined) return known;
        const found = checkSection(section);
        checked.current.set(section, found);
        return found;
      };
      setFindings(new Map(sections.map((section) => [section.key, findingsOf(section)])));
    }, SETTLED_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [sections]);
  return findings;
}

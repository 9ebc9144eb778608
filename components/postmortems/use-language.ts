'use client';
import { useEffect, useRef, useState } from 'react';
import type { CheckedSection } from '@/domain/postmortems/check-sections';
import type { Section } from '@/domain/postmortems/section';

const SETTLED_MS = 400;

export type CheckedSections = ReadonlyMap<string, CheckedSection>;

/** Words that another wording would serve better, by the key of their section; looked for in the browser as one types. */
export function useLanguage(sections: readonly Section[]): CheckedSections {
  const [wording, setWording] = useState<CheckedSections>(new Map());
  // A section that nobody has touched stays the object that it was.
  const checked = useRef(new WeakMap<Section, CheckedSection>());
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const { checkSection } = await import('@/domain/postmortems/check-sections');
      if (isOver) return;
      const checkedOf = (section: Section) => {
        const known = checked.current.get(section);
        if (known !== undefined) return known;
        const found = checkSection(section);
        checked.current.set(section, found);
        return found;
      };
      setWording(new Map(sections.map((section) => [section.key, checkedOf(section)])));
    }, SETTLED_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [sections]);
  return wording;
}

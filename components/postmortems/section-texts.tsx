import type { ComponentType, ReactNode } from 'react';
import type { Section } from '@/domain/postmortems/section';

interface SectionTextsProps {
  sections: readonly Section[];
  /** Draws what is written in a section. */
  as: ComponentType<{ children: string }>;
}

/** The sections under their headings, as they are read. */
export function SectionTexts({ sections, as: Text }: SectionTextsProps): ReactNode {
  return sections.map(({ key, heading, markdown }) => (
    <section key={key} aria-label={heading} className="break-inside-auto pb-3">
      <h2 className="break-after-avoid text-title">{heading}</h2>
      {markdown.trim() === '' ? (
        <p className="text-faint">Nothing written here.</p>
      ) : (
        <Text>{markdown}</Text>
      )}
    </section>
  ));
}

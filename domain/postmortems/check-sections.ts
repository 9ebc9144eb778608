import { checkLanguage } from '../language/check-language';
import type { Finding } from '../language/finding';
import type { Section } from './section';

/** What stands in these is to be done, and has to be something that one can call done. */
const ACTIONS = new Set(['action-items', 'what-changes']);

/** Longer texts are checked as they are written, not by whoever reads them: it would keep others waiting. */
const MOST_CHECKED = 200_000;

/** Words of a section that another wording would serve better. */
export function checkSection({ key, markdown }: Pick<Section, 'key' | 'markdown'>): Finding[] {
  return checkLanguage(markdown, ACTIONS.has(key) ? 'action' : 'prose');
}

/** The same of a whole document, each with the key of its section; null of one that is too long to be looked through at once. */
export function checkSections(
  sections: readonly Pick<Section, 'key' | 'markdown'>[],
): (Finding & { section: string })[] | null {
  const length = sections.reduce((sum, { markdown }) => sum + markdown.length, 0);
  if (length > MOST_CHECKED) return null;
  return sections.flatMap((section) =>
    checkSection(section).map((finding) => ({ section: section.key, ...finding })),
  );
}

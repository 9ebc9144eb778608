import { checkLanguage } from '../language/check-language';
import type { Finding } from '../language/finding';
import { markdownBlocks } from './markdown-blocks';
import { isShallow, proseOf } from './markdown-depth';
import type { Section } from './section';

/** What stands in these is to be done, and has to be something that one can call done. */
const ACTIONS = new Set(['action-items', 'what-changes']);

type Text = Pick<Section, 'key' | 'markdown'>;

/** What of one block can be looked through without that others wait for it. */
const LONGEST_BLOCK = 3_000;
const MOST_MARKS = 400;
/** What may be spent on one section as it is written, and on a whole document. */
const LONGEST_SECTION_MS = 300;
const LONGEST_DOCUMENT_MS = 1_000;

export interface CheckedSection {
  findings: readonly Finding[];
  /** False where some of it was left out, by its length or by marks that take a parser ages. */
  isWhole: boolean;
}

/** Words of a section that another wording would serve better, as far as it can be looked through. */
export function checkSection(
  section: Text,
  longestMs: number = LONGEST_SECTION_MS,
): CheckedSection {
  return checkUntil(section, performance.now() + longestMs);
}

/**
 * The same of a whole document, each with the key of its section; null of one that others would have to wait for: of its
 * words nothing is known.
 */
export function checkSections(
  sections: readonly Text[],
  longestMs: number = LONGEST_DOCUMENT_MS,
): (Finding & { section: string })[] | null {
  const endMs = performance.now() + longestMs;
  const found: (Finding & { section: string })[] = [];
  for (const section of sections) {
    const { findings, isWhole } = checkUntil(section, endMs);
    if (!isWhole) return null;
    for (const finding of findings) found.push({ section: section.key, ...finding });
  }
  return found;
}

function checkUntil({ key, markdown }: Text, endMs: number): CheckedSection {
  const kind = ACTIONS.has(key) ? 'action' : 'prose';
  const findings: Finding[] = [];
  let isWhole = true;
  for (const block of markdownBlocks(markdown)) {
    if (performance.now() > endMs) return { findings, isWhole: false };
    const isReadable =
      isShallow(block.markdown, MOST_MARKS) && proseOf(block.markdown).length <= LONGEST_BLOCK;
    if (!isReadable) isWhole = false;
    else
      for (const one of checkLanguage(block.markdown, kind))
        findings.push({ ...one, from: one.from + block.from, to: one.to + block.from });
  }
  return { findings, isWhole };
}

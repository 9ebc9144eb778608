import { checkLanguage } from '../language/check-language';
import type { Finding } from '../language/finding';
import { markdownBlocks } from './markdown-blocks';
import type { Section } from './section';

/** What stands in these is to be done, and has to be something that one can call done. */
const ACTIONS = new Set(['action-items', 'what-changes']);

type Text = Pick<Section, 'key' | 'markdown'>;

/** Words of a section that another wording would serve better. */
export function checkSection(section: Text): Finding[] {
  return markdownBlocks(section.markdown).flatMap((block) => checkBlock(section.key, block));
}

function checkBlock(key: string, { from, markdown }: { from: number; markdown: string }) {
  const kind = ACTIONS.has(key) ? 'action' : 'prose';
  return checkLanguage(markdown, kind).map((one) => ({
    ...one,
    from: one.from + from,
    to: one.to + from,
  }));
}

/** What a server may spend on one document, and what of one block it can look through in that. */
const LONGEST_MS = 1_000;
const LONGEST_BLOCK = 3_000;
const MOST_MARKS = 400;
/** How deep quotations and lists may stand in each other. */
const DEEPEST = 20;
const NESTING = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>]|$))+/;
const MARK = /[*_[\]`~<>!&]/g;

/**
 * The same of a whole document, each with the key of its section; null of one that others would have to wait for, by its
 * length or by marks that nobody writes and that take a parser ages: of its words nothing is known.
 */
export function checkSections(
  sections: readonly Text[],
  longestMs = LONGEST_MS,
): (Finding & { section: string })[] | null {
  const endMs = performance.now() + longestMs;
  const findings: (Finding & { section: string })[] = [];
  for (const { key, markdown } of sections) {
    for (const block of markdownBlocks(markdown)) {
      if (performance.now() > endMs || !isReadable(block.markdown)) return null;
      for (const finding of checkBlock(key, block)) findings.push({ section: key, ...finding });
    }
  }
  return findings;
}

function isReadable(block: string): boolean {
  if (block.length > LONGEST_BLOCK || (block.match(MARK)?.length ?? 0) > MOST_MARKS) return false;
  return block.split('\n').every((line) => {
    const nested = NESTING.exec(line)?.[0].match(/>|[-+*]|\d+/g)?.length ?? 0;
    const indented = (line.length - line.trimStart().length) / 2;
    return nested + indented <= DEEPEST;
  });
}

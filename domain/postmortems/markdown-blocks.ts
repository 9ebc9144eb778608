/** A part of a Markdown text that means the same by itself, and where it stands in the text. */
export interface MarkdownBlock {
  from: number;
  markdown: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** What HTML opens with that a blank line does not end, and what ends it. */
const HTML = /^ {0,3}<(?:!--|\?|!\[CDATA\[|pre\b|script\b|style\b|textarea\b)/i;
const HTML_END = /-->|\?>|\]\]>|<\/(?:pre|script|style|textarea)>/i;

/**
 * Paragraphs, headings, quotations, code and the items of lists, one after the other. A parser of Markdown takes
 * ages over a long text that nobody would write; over many short ones it takes as long as they are many.
 */
export function markdownBlocks(text: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let from = 0;
  let at = 0;
  let wasBlank = true;
  /** What ends the code or HTML that goes on, whatever stands in it. */
  let until: ((line: string) => boolean) | null = null;
  const cut = () => {
    if (at > from) blocks.push({ from, markdown: text.slice(from, at) });
    from = at;
  };
  for (const line of text.split(/(?<=\n)/)) {
    if (until !== null) {
      if (until(line)) until = null;
    } else {
      const isIndented = /^[ \t]/.test(line);
      const isBlank = line.trim() === '';
      const isNextItem = ITEM.test(line) && ITEM.test(text.slice(from, from + 12));
      if (!isBlank && !isIndented && (wasBlank || isNextItem)) cut();
      wasBlank = isBlank;
      until = endOf(line);
    }
    at += line.length;
  }
  cut();
  return blocks;
}

function endOf(line: string): ((line: string) => boolean) | null {
  const fence = FENCE.exec(line)?.[1];
  if (fence !== undefined) {
    return (next) => {
      const end = FENCE.exec(next)?.[1];
      return end !== undefined && end[0] === fence[0] && end.length >= fence.length;
    };
  }
  const isOpen = HTML.test(line) && !HTML_END.test(line);
  return isOpen ? (next) => HTML_END.test(next) : null;
}

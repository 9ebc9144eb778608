export interface MarkdownLine {
  text: string;
  /** Inside a fenced code block, or one of its fences. */
  isCode: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

const UNDERLINE = /^ {0,3}(=+|-{2,})[ \t]*$/;
/** A line that is more than words: of a list, a quotation, a table, a heading, code. */
const MORE_THAN_WORDS = /^(?: {4}|\t| {0,3}(?:[-+*>#|<]|\d{1,9}[.)][ \t]))/;

/** The lines of a document, with those that are code told apart (CommonMark 4.5). */
export function markdownLines(markdown: string): MarkdownLine[] {
  let open: string | null = null;
  return markdown.split(/\r\n|\r|\n/).map((text) => {
    const [, marks = '', rest = ''] = FENCE.exec(text) ?? [];
    if (open === null) {
      const opens = marks !== '' && !(marks.startsWith('`') && rest.includes('`'));
      if (opens) open = marks;
      return { text, isCode: opens };
    }
    const closes = marks.startsWith(open) && rest.trim() === '';
    if (closes) open = null;
    return { text, isCode: true };
  });
}

/** Headings that are a line of words with a line of = or - under it, as ones with # before it. */
export function withoutUnderlines(lines: readonly MarkdownLine[]): MarkdownLine[] {
  const isHeading = (place: number): boolean => {
    const [before, line, under] = [lines[place - 1], lines[place], lines[place + 1]];
    if (line === undefined || under === undefined || line.isCode || under.isCode) return false;
    if (line.text.trim() === '' || MORE_THAN_WORDS.test(line.text)) return false;
    return UNDERLINE.test(under.text) && (before === undefined || before.text.trim() === '');
  };
  return lines.flatMap((line, place) => {
    if (isHeading(place - 1)) return [];
    if (!isHeading(place)) return [line];
    const marks = lines[place + 1]?.text.includes('=') ? '#' : '##';
    return [{ text: `${marks} ${line.text.trim()}`, isCode: false }];
  });
}
